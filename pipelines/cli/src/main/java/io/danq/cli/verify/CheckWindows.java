package io.danq.cli.verify;

import io.danq.sequence.Nucleotide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded windows to check a model with: the same on every machine. */
final class CheckWindows {
  private static final byte[] BASES = {'A', 'C', 'G', 'T'};
  private static final int SHAPES = 4;

  private final SplittableRandom random;
  private final int length;

  CheckWindows(int length, long seed) {
    this.random = new SplittableRandom(seed);
    this.length = length;
  }

  /** Random windows of known bases. */
  List<byte[]> plain(int count) {
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(bases());
    }
    return windows;
  }

  /**
   * Random windows, in groups of four: one of known bases, one that starts with a run of N, one
   * that ends with a run of N, and one with N in random places.
   */
  List<byte[]> withUnknownBases(int count) {
    List<byte[]> windows = plain(count);
    for (int i = 0; i < count; i++) {
      byte[] window = windows.get(i);
      switch (i % SHAPES) {
        case 1 -> Arrays.fill(window, 0, length / 3, (byte) 'N');
        case 2 -> Arrays.fill(window, length - length / 4, length, (byte) 'N');
        case 3 -> {
          for (int n = 0; n < length / 20; n++) {
            window[random.nextInt(length)] = 'N';
          }
        }
        default -> {}
      }
    }
    return windows;
  }

  /** A window of nothing but N. */
  byte[] unknown() {
    byte[] window = new byte[length];
    Arrays.fill(window, (byte) 'N');
    return window;
  }

  private byte[] bases() {
    byte[] window = new byte[length];
    for (int i = 0; i < length; i++) {
      window[i] = BASES[random.nextInt(BASES.length)];
    }
    return window;
  }

  /** The reverse complements of windows of A, C, G, T and N. */
  static List<byte[]> reverseComplements(List<byte[]> windows) {
    return windows.stream().map(Nucleotide::reverseComplement).toList();
  }
}
