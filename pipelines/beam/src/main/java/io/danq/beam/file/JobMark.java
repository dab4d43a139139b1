package io.danq.beam.file;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Marks a folder that a job on a cluster writes into. The job outlives the process that started it
 * and that process' {@link FolderLock}, and nothing tells the folder when it ends: a person must
 * then delete the file {@value #NAME}.
 *
 * @param job the job's name
 * @param source what it reads, in words; a job that reads the same continues where it was
 * @param since when it was started, in whole seconds
 */
public record JobMark(String job, String source, Instant since) {
  /** Name of the file. Readers of tables ignore names that begin with an underscore. */
  public static final String NAME = "_job";

  private static final int MAX_BYTES = 1 << 16;

  /** The mark of a job that starts now. */
  public static JobMark now(String job, String source) {
    return new JobMark(job, source, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static ResourceId file(String folder) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(NAME, StandardResolveOptions.RESOLVE_FILE);
  }

  /**
   * Makes sure that no job with another source writes into a folder.
   *
   * @param source what the caller reads; a job that reads the same may continue
   * @throws FolderInUseException if one does
   */
  public static void refuseOther(String folder, String source) throws IOException {
    Optional<JobMark> mark = read(folder);
    if (mark.isPresent() && !mark.get().source.equals(source)) {
      throw new FolderInUseException(folder, mark.get());
    }
  }

  /**
   * Makes sure that no job writes into a folder.
   *
   * @throws FolderInUseException if one does
   */
  public static void refuseAny(String folder) throws IOException {
    Optional<JobMark> mark = read(folder);
    if (mark.isPresent()) {
      throw new FolderInUseException(folder, mark.get());
    }
  }

  /** The mark of a folder. A damaged mark counts as the mark of an unknown job. */
  static Optional<JobMark> read(String folder) throws IOException {
    Optional<byte[]> text = WholeResource.read(file(folder), MAX_BYTES);
    return text.map(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static JobMark parse(String text) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
      return new JobMark(
          lines.getProperty("job"),
          lines.getProperty("source"),
          Instant.parse(lines.getProperty("since")));
    } catch (IOException | RuntimeException e) {
      return new JobMark("of an unknown name", "something unknown", Instant.EPOCH);
    }
  }

  /** Marks a folder. */
  public void write(String folder) throws IOException {
    WholeResource.write(
        file(folder),
        String.join(
            "\n", "job=" + escaped(job), "source=" + escaped(source), "since=" + since, ""));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** Deletes the mark, if there is one. */
  public static void delete(String folder) throws IOException {
    FileSystems.delete(List.of(file(folder)), StandardMoveOptions.IGNORE_MISSING_FILES);
  }
}
