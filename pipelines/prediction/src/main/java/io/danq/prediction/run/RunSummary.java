package io.danq.prediction.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.danq.beam.metrics.Counts;
import io.danq.sequence.FailureReason;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch run did and how fast: the JSON of {@code --summary} and of {@code _SUCCESS}.
 *
 * @param reads records read
 * @param skipped secondary and supplementary alignments
 * @param windows cut
 * @param rows written
 * @param failed records by reason
 * @param partlyFailed failed records that have predicted windows too
 * @param seconds that pipelines ran
 * @param windowsPerSecond over that time
 * @param windowsPerSecondAfterStart from the first rows on; null if they were not seen on their way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(
    long reads,
    long skipped,
    long windows,
    long rows,
    Map<FailureReason, Long> failed,
    long partlyFailed,
    double seconds,
    double windowsPerSecond,
    @Nullable Double windowsPerSecondAfterStart) {
  /** A run that has done nothing yet. */
  public static final RunSummary NOTHING = new RunSummary(0, 0, 0, 0, Map.of(), 0, 0, 0, null);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What counters say after a time. */
  public static RunSummary of(Counts counts, double seconds) {
    return new RunSummary(
        counts.reads(),
        counts.skipped(),
        counts.windows(),
        counts.rows(),
        counts.failures(),
        counts.partlyFailed(),
        seconds,
        rate(counts.rows(), seconds),
        null);
  }

  /** The two together. The speed after the start is not known of both. */
  public RunSummary plus(RunSummary other) {
    Map<FailureReason, Long> all = new TreeMap<>(failed);
    other.failed.forEach((reason, count) -> all.merge(reason, count, Long::sum));
    double time = seconds + other.seconds;
    return new RunSummary(
        reads + other.reads,
        skipped + other.skipped,
        windows + other.windows,
        rows + other.rows,
        all,
        partlyFailed + other.partlyFailed,
        time,
        rate(rows + other.rows, time),
        null);
  }

  /** The same with the speed from the first rows on. */
  public RunSummary withSpeedAfterStart(@Nullable Double speed) {
    return new RunSummary(
        reads, skipped, windows, rows, failed, partlyFailed, seconds, windowsPerSecond, speed);
  }

  private static double rate(long rows, double seconds) {
    return seconds > 0 ? rows / seconds : 0;
  }

  /** All failed records. */
  @JsonIgnore
  public long allFailed() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** One line of JSON. */
  public String toJson() throws IOException {
    return JSON.writeValueAsString(this) + "\n";
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IOException if the text is something else
   */
  public static RunSummary parse(String json) throws IOException {
    try {
      RunSummary summary = JSON.readValue(json, RunSummary.class);
      if (summary != null) {
        return summary;
      }
    } catch (JsonProcessingException e) {
      throw new IOException("not the summary of a run", e);
    }
    throw new IOException("not the summary of a run");
  }
}
