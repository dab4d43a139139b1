package io.danq.cli.report;

import io.danq.sequence.GenomicInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * What the rows of a result say together. Its size depends on the numbers of targets and contigs,
 * and not on those of rows and reads. Not thread-safe.
 */
final class RunFindings {
  /** The lowest probability at which a bin counts as a hit. */
  static final float HIT = 0.5f;

  static final int STEPS = 20;

  /** Sequences without a place that are counted by name; the others count as one. */
  static final int MOST_NAMES = 1_000;

  /** Stands for them. No name has a blank. */
  static final String OTHERS = "other reads";

  private static final int STRONGEST = 50;
  private static final int EXAMPLES = 3;
  private static final int EXPONENTS = 6;
  private static final int NEIGHBOURHOOD = 10_000;
  private static final int MOST_REGIONS = 3;

  private final long[] probabilities = new long[STEPS];
  private final long[] evalues = new long[EXPONENTS];
  private final List<TargetFinding> targets = new ArrayList<>();
  private final Map<String, ContigFinding> contigs = new LinkedHashMap<>();
  private int names;
  private final Map<String, Failures> failures = new TreeMap<>();
  private final StrongestPlaces strongest = new StrongestPlaces(STRONGEST);
  private long rows;
  private String model = "";
  private String version = "";
  private String strands = "";

  /**
   * A bin with its strongest target.
   *
   * @param target its place among the network's outputs
   */
  record Place(ResultRow row, int target, float probability) {}

  /** Records that failed for one reason. */
  static final class Failures {
    long count;
    final List<GenericRecord> examples = new ArrayList<>();
  }

  /** Rows of a contig. */
  static final class ContigFinding {
    long rows;
    long reads;
    int end;
    int hits;

    private void add(ResultRow row, boolean hit) {
      rows++;
      reads += row.reads();
      end = Math.max(end, row.end());
      if (hit) {
        hits++;
      }
    }
  }

  /** Adds a row of predictions, bins or failures; ignores other rows. */
  void add(GenericRecord raw) {
    if (ResultRow.isFailed(raw)) {
      Failures its = failures.computeIfAbsent(raw.get("reason").toString(), r -> new Failures());
      its.count++;
      if (its.examples.size() < EXAMPLES) {
        its.examples.add(raw);
      }
      return;
    }
    ResultRow row = ResultRow.of(raw);
    if (row == null) {
      return;
    }
    rows++;
    model = raw.get("model_id").toString();
    version = raw.get("model_version").toString();
    strands = raw.get("strands").toString();
    int best = add(row);
    boolean hit = best >= 0 && row.probabilities().get(best) >= HIT;
    finding(row.contig(), ResultRow.isPlaced(raw)).add(row, hit);
    if (raw.hasField("hits")) {
      ((List<?>) raw.get("hits")).forEach(each -> addEvalue((GenericRecord) each));
    }
  }

  private ContigFinding finding(String name, boolean placed) {
    ContigFinding known = contigs.get(name);
    if (known != null) {
      return known;
    }
    if (!placed && names == MOST_NAMES) {
      return contigs.computeIfAbsent(OTHERS, c -> new ContigFinding());
    }
    names += placed ? 0 : 1;
    return contigs.computeIfAbsent(name, c -> new ContigFinding());
  }

  /** Adds the probabilities of a row; gives the strongest target, -1 without any. */
  private int add(ResultRow row) {
    List<Float> values = row.probabilities();
    int best = -1;
    for (int target = 0; target < values.size(); target++) {
      float value = values.get(target);
      if (target == targets.size()) {
        targets.add(new TargetFinding());
      }
      targets.get(target).add(value, row);
      probabilities[Math.min(STEPS - 1, (int) (value * STEPS))]++;
      if (best < 0 || value > values.get(best)) {
        best = target;
      }
    }
    if (best >= 0) {
      strongest.add(new Place(row, best, values.get(best)));
    }
    return best;
  }

  private void addEvalue(GenericRecord hit) {
    if (hit.hasField("evalue") && hit.get("evalue") != null) {
      double evalue = (Float) hit.get("evalue");
      int exponent = evalue <= 0 ? EXPONENTS - 1 : (int) Math.floor(-Math.log10(evalue));
      evalues[Math.max(0, Math.min(EXPONENTS - 1, exponent))]++;
    }
  }

  /** {@code chr20:1,000-1,200}, counted from 1 as genome browsers do. */
  static String place(ResultRow row) {
    return place(row.contig(), row.start(), row.end());
  }

  static String place(String contig, int start, int end) {
    return String.format(Locale.ROOT, "%s:%,d-%,d", contig, start + 1, end);
  }

  long rows() {
    return rows;
  }

  long failed() {
    return failures.values().stream().mapToLong(each -> each.count).sum();
  }

  String model() {
    return model;
  }

  String version() {
    return version;
  }

  String strands() {
    return strands;
  }

  /** Probabilities of all targets of all rows, in {@value #STEPS} steps from 0 to 1. */
  long[] probabilities() {
    return probabilities;
  }

  /** Hits by the number of zeros after the decimal point of their E-value, at most five. */
  long[] evalues() {
    return evalues;
  }

  List<TargetFinding> targets() {
    return targets;
  }

  Map<String, ContigFinding> contigs() {
    return contigs;
  }

  Map<String, Failures> failures() {
    return failures;
  }

  /** The bins with the highest probabilities, highest first. */
  List<Place> strongest() {
    return strongest.inOrder();
  }

  /** A region, up to the last bin of its contig if it is all of it. */
  GenomicInterval clipped(GenomicInterval region) {
    return region.end() < Integer.MAX_VALUE
        ? region
        : new GenomicInterval(
            region.contig(), region.start(), end(region.contig(), Integer.MAX_VALUE));
  }

  /** Where the last bin of a contig ends. */
  private int end(String contig, int otherwise) {
    ContigFinding finding = contigs.getOrDefault(contig, contigs.get(OTHERS));
    return finding == null ? otherwise : finding.end;
  }

  /** The surroundings of the strongest bins, for who asks for no region. */
  List<GenomicInterval> strongestRegions() {
    List<GenomicInterval> regions = new ArrayList<>();
    for (Place place : strongest()) {
      ResultRow row = place.row();
      boolean shown =
          regions.stream()
              .anyMatch(
                  r ->
                      r.contig().equals(row.contig())
                          && r.start() < row.end()
                          && row.start() < r.end());
      if (!shown && regions.size() < MOST_REGIONS) {
        int end = end(row.contig(), row.end());
        int from = Math.max(0, row.start() - NEIGHBOURHOOD);
        int to = Math.min(end, row.end() + NEIGHBOURHOOD);
        regions.add(new GenomicInterval(row.contig(), from, Math.max(from + 1, to)));
      }
    }
    return regions;
  }
}
