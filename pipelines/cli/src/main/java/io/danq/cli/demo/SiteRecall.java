package io.danq.cli.demo;

import io.danq.cli.text.HitText;
import io.danq.cli.text.Table;
import io.danq.sequence.window.WindowSpec;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether planted sites are where the reads have their strongest hits. Not thread-safe.
 */
public final class SiteRecall {
  /** Number of bins on either side that a site is compared with: those whose windows contain it. */
  private static final int NEIGHBOURS = 2;

  private final List<PlantedSite> sites;
  private final Map<Integer, Bin> bins = new HashMap<>();

  /** A bin, the reads that were predicted there, and the strongest of their hits. */
  private static final class Bin {
    private final int start;
    private long reads;
    private @Nullable GenericRecord hit;

    Bin(int start) {
      this.start = start;
    }

    float probability() {
      return hit == null ? 0 : (Float) hit.get("probability");
    }

    void add(List<?> hits) {
      reads++;
      if (!hits.isEmpty()
          && (Float) ((GenericRecord) hits.get(0)).get("probability") > probability()) {
        hit = (GenericRecord) hits.get(0);
      }
    }
  }

  public SiteRecall(SimulatedGenome genome) {
    sites = genome.sites();
  }

  /** Takes a row of the results. */
  public void add(GenericRecord row) {
    if (row.get("bin_start") instanceof Integer start) {
      bins.computeIfAbsent(start, Bin::new).add((List<?>) row.get("hits"));
    }
  }

  /** Prints the bins with the strongest hits, and what is planted there. */
  public void printStrongest(int count, PrintWriter out) {
    Table table = new Table("place", "reads", "strongest target", "probability", "planted");
    bins.values().stream()
        .sorted(Comparator.comparing(Bin::probability).reversed().thenComparing(bin -> bin.start))
        .limit(count)
        .forEach(
            bin ->
                table.row(
                    SimulatedGenome.place(bin.start, bin.start + WindowSpec.BIN),
                    bin.reads,
                    bin.hit == null ? "" : HitText.target(bin.hit),
                    String.format(Locale.ROOT, "%.3f", bin.probability()),
                    planted(bin.start)));
    table.print(out);
  }

  private String planted(int start) {
    Optional<PlantedSite> here = sites.stream().filter(site -> site.start() == start).findFirst();
    return here.map(site -> site.motif().name()).orElse("");
  }

  /** How many sites have a stronger hit in their own bin than in the bins around it. */
  public String sentence() {
    List<PlantedSite> found = sites.stream().filter(this::isFound).toList();
    return String.format(
        "Of %d planted sites, %d have a stronger hit in their own bin than in the bins around it;"
            + " of %d CTCF sites, %d.",
        sites.size(), found.size(), ofCtcf(sites), ofCtcf(found));
  }

  private boolean isFound(PlantedSite site) {
    float own = probability(site.start());
    return own > 0
        && IntStream.rangeClosed(-NEIGHBOURS, NEIGHBOURS)
            .filter(step -> step != 0)
            .allMatch(step -> probability(site.start() + step * WindowSpec.BIN) < own);
  }

  private float probability(int start) {
    Bin bin = bins.get(start);
    return bin == null ? 0 : bin.probability();
  }

  private static long ofCtcf(List<PlantedSite> sites) {
    return sites.stream().filter(site -> site.motif() == BindingMotif.CTCF).count();
  }
}
