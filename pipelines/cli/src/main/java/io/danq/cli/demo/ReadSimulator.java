package io.danq.cli.demo;

import io.danq.cli.demo.SimulatedRead.PlantedMotif;
import io.danq.sequence.Strand;
import io.danq.sequence.window.WindowSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes long reads of human-like sequence, half of them with a site that transcription factors
 * bind. Immutable and thread-safe; the same seed gives the same reads on every JVM.
 *
 * <ul>
 *   <li>length: roughly log-normal with a median of 4,000 bases, within {@value #MIN_LENGTH} to
 *       {@value #MAX_LENGTH}
 *   <li>site: {@value #COPIES} copies of one {@link BindingMotif}, on either strand, in one 200-bp
 *       bin, which is the central bin of a window that starts at a multiple of 200
 *   <li>motifs of promoters are in the middle of a CpG island of {@value #ISLAND} bases: GC 70 %,
 *       CpG not depleted (within the definition of Gardiner-Garden and Frommer 1987, from 200 bp,
 *       GC above 50 % and more than 0.6 of the CpG expected)
 *   <li>one read in ten has a run of up to 10 N, one in five a stretch of lower case
 * </ul>
 */
public final class ReadSimulator {
  /** Length of the shortest reads in bases: one window. */
  public static final int MIN_LENGTH = 1_000;

  /** Length of the longest reads in bases. */
  public static final int MAX_LENGTH = 12_000;

  /** Copies of a motif in a site. */
  public static final int COPIES = 8;

  private static final int WINDOW = 1_000;
  private static final int BIN = WindowSpec.DEFAULT_STRIDE;
  private static final List<BindingMotif> MOTIFS = List.of(BindingMotif.values());
  private static final int ISLAND = 400;
  private static final Composition CPG_ISLAND = Composition.independent(0.70);
  private static final double MEDIAN_LENGTH = 4_000;
  private static final double LOG_DEVIATION = 0.4;
  private static final double WITH_SITE = 0.5;
  private static final double WITH_N = 0.1;
  private static final double WITH_LOWER_CASE = 0.2;
  private static final int MAX_N = 10;
  private static final int MAX_LOWER_CASE = 500;

  private final long base;

  public ReadSimulator(long seed) {
    this.base = new SplittableRandom(seed).nextLong();
  }

  /** Reads 0, 1, 2 and so on, without end. */
  public Stream<SimulatedRead> reads() {
    return LongStream.iterate(0, number -> number + 1).mapToObj(this::read);
  }

  /** The read of that number, whichever reads were made before. */
  SimulatedRead read(long number) {
    // An odd factor far from the generator's own step, so that no two reads share draws.
    Draw draw = new Draw(base + number * 0xd1342543de82ef95L);
    byte[] bases = new byte[length(draw)];
    Composition.HUMAN.fill(bases, 0, bases.length, draw);
    if (draw.happens(WITH_N)) {
      int start = draw.below(bases.length - MAX_N);
      Arrays.fill(bases, start, start + 1 + draw.below(MAX_N), (byte) 'N');
    }
    List<PlantedMotif> motifs = draw.happens(WITH_SITE) ? plantSite(bases, draw) : List.of();
    if (draw.happens(WITH_LOWER_CASE)) {
      int start = draw.below(bases.length - MAX_LOWER_CASE);
      lowerCase(bases, start, start + 1 + draw.below(MAX_LOWER_CASE));
    }
    return new SimulatedRead(
        String.format(Locale.ROOT, "sim-%06d", number),
        new String(bases, StandardCharsets.US_ASCII),
        motifs);
  }

  private static int length(Draw draw) {
    while (true) {
      double length = MEDIAN_LENGTH * StrictMath.exp(LOG_DEVIATION * draw.normal());
      if (length >= MIN_LENGTH && length <= MAX_LENGTH) {
        return (int) length;
      }
    }
  }

  private static List<PlantedMotif> plantSite(byte[] bases, Draw draw) {
    int windows = (bases.length - WINDOW) / BIN + 1;
    int bin = draw.below(windows) * BIN + (WINDOW - BIN) / 2;
    BindingMotif motif = MOTIFS.get(draw.below(MOTIFS.size()));
    if (motif.inCpgIsland()) {
      int centre = bin + BIN / 2;
      CPG_ISLAND.fill(bases, centre - ISLAND / 2, centre + ISLAND / 2, draw);
    }
    int pitch = BIN / COPIES;
    List<PlantedMotif> planted = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      Strand strand = draw.happens(0.5) ? Strand.FORWARD : Strand.REVERSE;
      byte[] sample = motif.sample(draw, strand);
      int start = bin + copy * pitch + draw.below(pitch - sample.length + 1);
      System.arraycopy(sample, 0, bases, start, sample.length);
      planted.add(new PlantedMotif(motif, start, start + sample.length, strand));
    }
    return planted;
  }

  private static void lowerCase(byte[] bases, int from, int to) {
    for (int i = from; i < to; i++) {
      bases[i] = (byte) Character.toLowerCase(bases[i]);
    }
  }
}
