package io.danq.cli.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.sequence.GenomicInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data of the bins of a region, for the region plots in the page. Probabilities are means over
 * reads, in steps of a 1295th, two characters each. Not thread-safe.
 */
final class RegionView {
  /** The most bins of a region with a haplotype: each takes 1.4 KB with 690 targets. */
  static final int MOST_BINS = 5_000;

  private static final int STEPS = 36 * 36 - 1;
  private static final int RADIX = 36;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GenomicInterval region;
  private final Map<Integer, Map<Integer, Mean>> byHaplotype = new TreeMap<>();
  private int bins;

  /** Mean probabilities of a bin. */
  private static final class Mean {
    private final int end;
    private final double[] sums;
    private long reads;

    Mean(int end, int targets) {
      this.end = end;
      this.sums = new double[targets];
    }
  }

  RegionView(GenomicInterval region) {
    this.region = region;
  }

  GenomicInterval region() {
    return region;
  }

  /**
   * Takes a row, if it lies in the region.
   *
   * @throws IllegalArgumentException if the region has more bins than a page can show
   */
  void add(ResultRow row) {
    if (!row.contig().equals(region.contig())
        || row.end() <= region.start()
        || row.start() >= region.end()
        || row.probabilities().isEmpty()) {
      return;
    }
    Map<Integer, Mean> means =
        byHaplotype.computeIfAbsent(row.haplotype(), haplotype -> new TreeMap<>());
    Mean mean = means.get(row.start());
    if (mean == null) {
      if (++bins > MOST_BINS) {
        throw new IllegalArgumentException(
            "region "
                + RunFindings.place(region.contig(), region.start(), region.end())
                + " has more than "
                + MOST_BINS
                + " bins with values, the most that a page can show; choose a smaller one");
      }
      mean = new Mean(row.end(), row.probabilities().size());
      means.put(row.start(), mean);
    }
    mean.reads += row.reads();
    for (int target = 0; target < mean.sums.length; target++) {
      mean.sums[target] += row.probabilities().get(target) * (double) row.reads();
    }
  }

  /** Whether any row lies in the region. */
  boolean isEmpty() {
    return bins == 0;
  }

  /** The data in the form that the page's script reads. */
  ObjectNode json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("contig", region.contig()).put("start", region.start()).put("end", region.end());
    ArrayNode haplotypes = node.putArray("haplotypes");
    byHaplotype.forEach(
        (haplotype, means) -> {
          ObjectNode its = haplotypes.addObject().put("haplotype", haplotype);
          ArrayNode starts = its.putArray("starts");
          ArrayNode ends = its.putArray("ends");
          ArrayNode reads = its.putArray("reads");
          List<StringBuilder> values = new ArrayList<>();
          means.forEach(
              (start, mean) -> {
                starts.add(start);
                ends.add(mean.end);
                reads.add(mean.reads);
                for (int target = 0; target < mean.sums.length; target++) {
                  if (target == values.size()) {
                    values.add(new StringBuilder());
                  }
                  append(mean.sums[target] / mean.reads, values.get(target));
                }
              });
          ArrayNode byTarget = its.putArray("values");
          values.forEach(text -> byTarget.add(text.toString()));
        });
    return node;
  }

  private static void append(double probability, StringBuilder text) {
    int step = (int) Math.round(Math.max(0, Math.min(1, probability)) * STEPS);
    text.append(Character.forDigit(step / RADIX, RADIX));
    text.append(Character.forDigit(step % RADIX, RADIX));
  }
}
