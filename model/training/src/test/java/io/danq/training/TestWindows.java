package io.danq.training;

import io.danq.labels.LabelledWindow;
import io.danq.labels.PackedWindows;
import io.danq.network.DanQConfig;
import io.danq.sequence.testing.RandomDna;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Random;

/** Made-up windows with something to learn: a target is positive where its motif stands. */
final class TestWindows {
  static final String[] MOTIFS = {"GATTACA", "CCGCGG", "TTTAAA"};

  /** A network that learns them in seconds. */
  static final DanQConfig SMALL = new DanQConfig(100, 16, 9, 4, 4, 6, 12, MOTIFS.length);

  private TestWindows() {}

  /** Windows of 100 bases; each motif is planted into about half of them. */
  static PackedWindows planted(int count, long seed) {
    RandomDna dna = new RandomDna(seed);
    PackedWindows.Builder builder = new PackedWindows.Builder(SMALL.window(), MOTIFS.length);
    for (int i = 0; i < count; i++) {
      StringBuilder bases = new StringBuilder(dna.text(SMALL.window()));
      int draw = Math.floorMod(new Random(seed * 31 + i).nextInt(), 1 << MOTIFS.length);
      for (int motif = 0; motif < MOTIFS.length; motif++) {
        if ((draw >> motif & 1) == 1) {
          int at = 10 + 30 * motif;
          bases.replace(at, at + MOTIFS[motif].length(), MOTIFS[motif]);
        }
      }
      BitSet positives = BitSet.valueOf(new long[] {draw});
      byte[] ascii = bases.toString().getBytes(StandardCharsets.US_ASCII);
      builder.add(new LabelledWindow(ascii, positives));
    }
    return builder.build();
  }
}
