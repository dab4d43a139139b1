package io.danq.cli.demo;

import io.danq.cli.text.HitText;
import io.danq.sequence.Strand;
import io.danq.sequence.window.WindowSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A genome of one small contig of human-like sequence, with sites that transcription factors bind.
 * Immutable and thread-safe; the same seed gives the same genome on every JVM.
 *
 * <ul>
 *   <li>a site every {@value #DISTANCE} bases: {@value #COPIES} copies of one {@link BindingMotif},
 *       on either strand, in one bin of 200 bases
 *   <li>every third site is one of CTCF, which the demonstration network knows best
 *   <li>motifs of promoters are in the middle of a CpG island of {@value #ISLAND} bases: GC 70 %,
 *       CpG not depleted (within the definition of Gardiner-Garden and Frommer 1987, from 200 bp,
 *       GC above 50 % and more than 0.6 of the CpG expected)
 * </ul>
 */
public final class SimulatedGenome {
  /** Name of the contig. */
  public static final String CONTIG = "sim";

  /** Length of the contig in bases. */
  public static final int LENGTH = 100_000;

  /** Bases from one site to the next. */
  static final int DISTANCE = 2_000;

  /** Copies of a motif in a site. */
  static final int COPIES = 8;

  private static final int ISLAND = 400;
  private static final int LINE = 60;
  private static final int CTCF_EVERY = 3;
  private static final Composition CPG_ISLAND = Composition.independent(0.70);
  private static final List<BindingMotif> MOTIFS = List.of(BindingMotif.values());

  private final byte[] bases = new byte[LENGTH];
  private final List<PlantedSite> sites = new ArrayList<>();

  public SimulatedGenome(long seed) {
    Draw draw = new Draw(seed);
    Composition.HUMAN.fill(bases, 0, LENGTH, draw);
    for (int start = DISTANCE; start + DISTANCE <= LENGTH; start += DISTANCE) {
      BindingMotif motif =
          sites.size() % CTCF_EVERY == 0
              ? BindingMotif.CTCF
              : MOTIFS.get(draw.below(MOTIFS.size()));
      plant(motif, start, draw);
      sites.add(new PlantedSite(motif, start));
    }
  }

  private void plant(BindingMotif motif, int start, Draw draw) {
    if (motif.inCpgIsland()) {
      int centre = start + WindowSpec.BIN / 2;
      CPG_ISLAND.fill(bases, centre - ISLAND / 2, centre + ISLAND / 2, draw);
    }
    int pitch = WindowSpec.BIN / COPIES;
    for (int copy = 0; copy < COPIES; copy++) {
      Strand strand = draw.happens(0.5) ? Strand.FORWARD : Strand.REVERSE;
      byte[] sample = motif.sample(draw, strand);
      int at = start + copy * pitch + draw.below(pitch - sample.length + 1);
      System.arraycopy(sample, 0, bases, at, sample.length);
    }
  }

  /** The planted sites, by position. */
  List<PlantedSite> sites() {
    return List.copyOf(sites);
  }

  /** The bases {@code from..to}, upper case, 0-based and half-open. */
  String bases(int from, int to) {
    return new String(bases, from, to - from, StandardCharsets.US_ASCII);
  }

  /** A stretch of the contig as people read it: {@code sim:2,000-2,200}. */
  static String place(int start, int end) {
    return HitText.place(CONTIG, start, end);
  }

  /** The genome as FASTA, with lines of {@value #LINE} bases. */
  public String toFasta() {
    StringBuilder fasta = new StringBuilder(">" + CONTIG + "\n");
    for (int from = 0; from < LENGTH; from += LINE) {
      fasta.append(bases(from, Math.min(from + LINE, LENGTH))).append('\n');
    }
    return fasta.toString();
  }
}
