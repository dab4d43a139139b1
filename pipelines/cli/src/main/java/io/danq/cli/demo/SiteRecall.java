package io.danq.cli.demo;

import io.danq.sequence.window.WindowSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;

/**
 * Finds out whether planted sites are where the rows have their strongest hits. Not thread-safe.
 */
public final class SiteRecall {
  /** Bins on either side that a site is compared with: those whose windows hold it. */
  private static final int NEIGHBOURS = 2;

  private final List<PlantedSite> sites;
  private final Map<Integer, Float> strongest = new HashMap<>();

  public SiteRecall(SimulatedGenome genome) {
    sites = genome.sites();
  }

  /** Takes a row of the results. */
  public void add(GenericRecord row) {
    List<?> hits = (List<?>) row.get("hits");
    if (row.get("bin_start") instanceof Integer bin && !hits.isEmpty()) {
      Float probability = (Float) ((GenericRecord) hits.get(0)).get("probability");
      strongest.merge(bin, probability, Math::max);
    }
  }

  /** The motifs that are planted in a row's bin. */
  public String inBin(GenericRecord row) {
    return sites.stream()
        .filter(site -> row.get("bin_start") instanceof Integer bin && bin == site.start())
        .map(site -> site.motif().name())
        .collect(Collectors.joining(","));
  }

  /** Sites whose own bin has a stronger hit than the bins around it, in a sentence. */
  public String sentence() {
    List<PlantedSite> found = sites.stream().filter(this::isFound).toList();
    return String.format(
        "%d of %d planted sites have the strongest hit of their neighbourhood in their own bin, %d"
            + " of %d of CTCF.",
        found.size(), sites.size(), ofCtcf(found), ofCtcf(sites));
  }

  private boolean isFound(PlantedSite site) {
    Float own = strongest.get(site.start());
    return own != null
        && IntStream.rangeClosed(-NEIGHBOURS, NEIGHBOURS)
            .filter(step -> step != 0)
            .mapToObj(step -> strongest.get(site.start() + step * WindowSpec.BIN))
            .allMatch(other -> other == null || other < own);
  }

  private static long ofCtcf(List<PlantedSite> sites) {
    return sites.stream().filter(site -> site.motif() == BindingMotif.CTCF).count();
  }
}
