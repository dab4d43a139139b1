package io.danq.prediction.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.beam.metrics.Counts;
import io.danq.beam.metrics.CoveredBins;
import io.danq.sequence.FailureReason;
import io.danq.sequence.SkipReason;
import io.danq.sequence.variant.AlleleSkipReason;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch run did and how fast: the JSON of {@code --summary} and of {@code _SUCCESS}.
 *
 * @param reads records read
 * @param skipped good records that were left out, by reason
 * @param alignment what the aligner found; null if there was none
 * @param windows windows cut
 * @param bins of the genome that have a window; null if they are not known, as after an interrupt
 * @param meanReadsPerBin mean number of reads with a window in a bin; null if {@code bins} is null
 * @param rows rows written
 * @param predicted windows that the network ran on; fewer than rows where windows are equal
 * @param failed records by reason
 * @param partlyFailed failed records that have predicted windows too
 * @param seconds time that pipelines ran
 * @param windowsPerSecond rows per second over that time; of variants, alleles
 * @param windowsPerSecondAfterStart the same from the first rows on; null if it was not measured
 * @param skippedAlleles alleles of variants that were not predicted, by reason; their rows say so
 * @param engine what computed the network and with which instructions; null if that was on a
 *     cluster
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(
    long reads,
    Map<SkipReason, Long> skipped,
    @Nullable AlignmentCounts alignment,
    long windows,
    @Nullable Long bins,
    @Nullable Double meanReadsPerBin,
    long rows,
    long predicted,
    Map<FailureReason, Long> failed,
    long partlyFailed,
    double seconds,
    double windowsPerSecond,
    @Nullable Double windowsPerSecondAfterStart,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<AlleleSkipReason, Long> skippedAlleles,
    @Nullable String engine) {
  /** Summaries of runs over reads, or by earlier versions, do not mention alleles. */
  public RunSummary {
    skippedAlleles = skippedAlleles == null ? Map.of() : skippedAlleles;
  }

  /** A run that has done nothing yet. */
  public static final RunSummary NOTHING =
      new RunSummary(
          0, Map.of(), null, 0, null, null, 0, 0, Map.of(), 0, 0, 0, null, Map.of(), null);

  private static final String PREDICTED = "predicted";
  private static final String SKIPPED = "skipped";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The summary of counts after some time. */
  public static RunSummary of(Counts counts, double seconds) {
    return new RunSummary(
        counts.reads(),
        counts.skipped(),
        AlignmentCounts.of(counts),
        counts.windows(),
        null,
        null,
        counts.rows(),
        counts.predicted(),
        counts.failures(),
        counts.partlyFailed(),
        seconds,
        rate(counts.rows(), seconds),
        null,
        counts.skippedAlleles(),
        null);
  }

  /** The sum of two runs. It has no speed after the start and no bins. */
  public RunSummary plus(RunSummary other) {
    double time = seconds + other.seconds;
    return new RunSummary(
        reads + other.reads,
        sum(skipped, other.skipped),
        AlignmentCounts.sum(alignment, other.alignment),
        windows + other.windows,
        null,
        null,
        rows + other.rows,
        predicted + other.predicted,
        sum(failed, other.failed),
        partlyFailed + other.partlyFailed,
        time,
        rate(rows + other.rows, time),
        null,
        sum(skippedAlleles, other.skippedAlleles),
        null);
  }

  private static <R> Map<R, Long> sum(Map<R, Long> one, Map<R, Long> other) {
    Map<R, Long> both = new TreeMap<>(one);
    other.forEach((reason, count) -> both.merge(reason, count, Long::sum));
    return both;
  }

  /** Input files that could not be read to their end. */
  public long unreadable() {
    return failed.getOrDefault(FailureReason.UNREADABLE_FILE, 0L);
  }

  /** The same with the speed from the first rows on. */
  public RunSummary withSpeedAfterStart(@Nullable Double speed) {
    return with(bins, meanReadsPerBin, speed, engine);
  }

  /** The same with the bins that were covered, if there are any. */
  public RunSummary withBins(CoveredBins covered) {
    long count = covered.count();
    return count == 0
        ? this
        : with(count, covered.windows() / (double) count, windowsPerSecondAfterStart, engine);
  }

  /** The same with what computed the network. */
  public RunSummary withEngine(String path) {
    return with(bins, meanReadsPerBin, windowsPerSecondAfterStart, path);
  }

  /** The same counts with what is known at the end of a run. */
  private RunSummary with(
      @Nullable Long coveredBins,
      @Nullable Double readsPerBin,
      @Nullable Double speed,
      @Nullable String path) {
    return new RunSummary(
        reads,
        skipped,
        alignment,
        windows,
        coveredBins,
        readsPerBin,
        rows,
        predicted,
        failed,
        partlyFailed,
        seconds,
        windowsPerSecond,
        speed,
        skippedAlleles,
        path);
  }

  private static double rate(long rows, double seconds) {
    return seconds > 0 ? rows / seconds : 0;
  }

  /** All failed records. */
  @JsonIgnore
  public long allFailed() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Alleles of variants that were not predicted. */
  @JsonIgnore
  public long allSkippedAlleles() {
    return skippedAlleles.values().stream().mapToLong(Long::longValue).sum();
  }

  /** One line of JSON. */
  public String toJson() throws IOException {
    return JSON.writeValueAsString(this) + "\n";
  }

  /**
   * Reads what {@link #toJson} wrote. Earlier versions did not count {@link #predicted}, because
   * they predicted the window of every row, and they skipped records for only one reason.
   *
   * @throws IOException if the text is something else
   */
  public static RunSummary parse(String json) throws IOException {
    try {
      JsonNode tree = JSON.readTree(json);
      if (tree instanceof ObjectNode summary && !summary.has(PREDICTED)) {
        summary.set(PREDICTED, summary.path("rows"));
      }
      if (tree instanceof ObjectNode summary && summary.path(SKIPPED).isNumber()) {
        JsonNode count = summary.get(SKIPPED);
        summary.putObject(SKIPPED).set(SkipReason.NOT_PRIMARY.name(), count);
      }
      RunSummary parsed = JSON.treeToValue(tree, RunSummary.class);
      if (parsed != null) {
        return parsed;
      }
    } catch (JsonProcessingException e) {
      throw new IOException("not the summary of a run", e);
    }
    throw new IOException("not the summary of a run");
  }
}
