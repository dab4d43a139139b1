package io.danq.inference.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded random DNA. */
final class RandomReads {
  private RandomReads() {}

  static byte[] bases(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bases = new byte[length];
    for (int i = 0; i < length; i++) {
      bases[i] = (byte) "ACGT".charAt(random.nextInt(4));
    }
    return bases;
  }

  static List<byte[]> windows(int count, int length) {
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(bases(length, i));
    }
    return windows;
  }
}
