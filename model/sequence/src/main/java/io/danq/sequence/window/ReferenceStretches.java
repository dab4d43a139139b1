package io.danq.sequence.window;

import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Regions;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides a reference into stretches that start with a bin, in the order of the genome. Stateless.
 */
public final class ReferenceStretches {
  private ReferenceStretches() {}

  /**
   * The stretches of a whole reference or of regions. Each bin that overlaps them is in one.
   *
   * @param regions empty for the whole reference
   * @param most bases of a stretch; stretches end at multiples of it, a multiple of {@link
   *     WindowSpec#BIN}
   * @throws IllegalArgumentException if a region lies on no contig of the reference, or beyond its
   *     end
   */
  public static List<GenomicInterval> of(
      ReferenceGenome genome, Optional<Regions> regions, int most) {
    regions.ifPresent(wanted -> check(wanted, genome));
    List<GenomicInterval> stretches = new ArrayList<>();
    for (Contig contig : genome.contigs()) {
      for (GenomicInterval part : parts(contig, regions)) {
        stretches.addAll(split(part, most));
      }
    }
    return stretches;
  }

  /**
   * Cuts a stretch at the multiples of a length.
   *
   * @param most a multiple of {@link WindowSpec#BIN}
   */
  public static List<GenomicInterval> split(GenomicInterval stretch, int most) {
    List<GenomicInterval> pieces = new ArrayList<>();
    long start = stretch.start();
    while (start < stretch.end()) {
      long end = Math.min(stretch.end(), (start / most + 1) * most);
      pieces.add(new GenomicInterval(stretch.contig(), (int) start, (int) end));
      start = end;
    }
    return pieces;
  }

  /**
   * Makes sure that the reference has the contigs of regions, under their names or aliases.
   *
   * @throws IllegalArgumentException if a region lies on no contig of the reference
   */
  public static void checkContigs(ReferenceGenome genome, Regions regions) {
    for (String name : regions.contigs()) {
      if (genome.namesakes(name).isEmpty()) {
        throw unknown(name, genome);
      }
    }
  }

  /**
   * Regions by the names that they have and by those of the reference's contigs, where reads have
   * an alias.
   *
   * @throws IllegalArgumentException if a region lies on no contig of the reference
   */
  public static Regions withNamesOf(ReferenceGenome genome, Regions regions) {
    checkContigs(genome, regions);
    List<GenomicInterval> named = new ArrayList<>();
    for (String name : regions.contigs()) {
      for (GenomicInterval region : regions.on(name)) {
        named.add(region);
        genome
            .namesakes(name)
            .forEach(
                contig ->
                    named.add(new GenomicInterval(contig.name(), region.start(), region.end())));
      }
    }
    return new Regions(named);
  }

  private static IllegalArgumentException unknown(String contig, ReferenceGenome genome) {
    return new IllegalArgumentException(
        "a region lies on contig "
            + contig
            + ", which the reference does not have; its first one is "
            + genome.contigs().get(0).name());
  }

  private static void check(Regions regions, ReferenceGenome genome) {
    for (String name : regions.contigs()) {
      Contig contig = genome.contig(name).orElseThrow(() -> unknown(name, genome));
      for (GenomicInterval region : regions.on(name)) {
        if (region.start() >= contig.length()) {
          throw new IllegalArgumentException(
              String.format(
                  "region %s:%d-%d lies beyond the end of the contig, which has %d bases",
                  name, region.start() + 1, region.end(), contig.length()));
        }
      }
    }
  }

  /** The stretches wanted on a contig, extended to the start of their first bin. */
  private static List<GenomicInterval> parts(Contig contig, Optional<Regions> regions) {
    if (contig.length() == 0) {
      return List.of();
    }
    GenomicInterval whole = new GenomicInterval(contig.name(), 0, contig.length());
    if (regions.isEmpty()) {
      return List.of(whole);
    }
    List<GenomicInterval> binned =
        regions.get().on(contig.name()).stream().map(region -> toBins(region, whole)).toList();
    return new Regions(binned).on(contig.name());
  }

  private static GenomicInterval toBins(GenomicInterval region, GenomicInterval whole) {
    int start = region.start() - region.start() % WindowSpec.BIN;
    long end = (region.end() + WindowSpec.BIN - 1L) / WindowSpec.BIN * WindowSpec.BIN;
    return new GenomicInterval(region.contig(), start, (int) Math.min(end, whole.end()));
  }
}
