package io.danq.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.danq.sequence.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@code danq predict} did and how fast, for other programs.
 *
 * @param reads records read
 * @param skipped secondary and supplementary alignments
 * @param windows cut
 * @param rows written
 * @param failed records by reason
 * @param seconds from the start of the pipeline to its end
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
    double seconds,
    double windowsPerSecond,
    @Nullable Double windowsPerSecondAfterStart) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Writes the summary as a line of JSON; an older file is replaced. */
  public void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  /** Reads what {@link #write} wrote. */
  public static RunSummary read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), RunSummary.class);
  }
}
