package io.danq.cli.demo;

import io.danq.sequence.Nucleotide;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Simulates a short-read sequencer on a simulated genome: reads of {@value #LENGTH} bases, from
 * places and strands that are equally likely, with one substitution in a thousand bases. Immutable
 * and thread-safe; the same seed gives the same reads on every JVM.
 */
public final class ReadSimulator {
  /** Length of a read in bases. */
  public static final int LENGTH = 150;

  private static final double ERRORS = 0.001;
  private static final String BASES = "ACGT";

  private final SimulatedGenome genome;
  private final long base;

  public ReadSimulator(SimulatedGenome genome, long seed) {
    this.genome = genome;
    this.base = new SplittableRandom(seed).nextLong();
  }

  /** Reads 0, 1, 2 and so on, without end. */
  public Stream<SimulatedRead> reads() {
    return LongStream.iterate(0, number -> number + 1).mapToObj(this::read);
  }

  /** The read with a number, independent of the reads made before. */
  SimulatedRead read(long number) {
    // An odd factor far from the generator's own step, so that no two reads share draws.
    Draw draw = new Draw(base + number * 0xd1342543de82ef95L);
    int start = draw.below(SimulatedGenome.LENGTH - LENGTH + 1);
    byte[] bases = genome.bases(start, start + LENGTH).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bases.length; i++) {
      if (draw.happens(ERRORS)) {
        bases[i] = another(bases[i], draw);
      }
    }
    byte[] read = draw.happens(0.5) ? bases : Nucleotide.reverseComplement(bases);
    return new SimulatedRead(
        String.format(Locale.ROOT, "sim-%06d", number),
        new String(read, StandardCharsets.US_ASCII));
  }

  private static byte another(byte base, Draw draw) {
    int step = 1 + draw.below(BASES.length() - 1);
    return (byte) BASES.charAt((BASES.indexOf(base) + step) % BASES.length());
  }
}
