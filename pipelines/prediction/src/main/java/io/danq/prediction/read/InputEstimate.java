package io.danq.prediction.read;

import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.sequence.AlignmentFilter;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkippedRecord;
import io.danq.sequence.file.SequenceFormat;
import io.danq.sequence.file.SequenceReader;
import io.danq.sequence.window.Windower;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * What an input file holds, judging by its first {@value #SAMPLE} bytes as stored. A smaller file
 * is read to its end, and its numbers are exact.
 *
 * @param records including the failed ones
 * @param failed records that are not predicted, or not in all of their windows
 * @param exact whether the numbers are counts, not estimates. With a fault they count only what was
 *     read before it
 * @param fault what ended the reading before the end of the file
 */
public record InputEstimate(
    SequenceFormat format,
    long records,
    long windows,
    long failed,
    boolean exact,
    Optional<String> fault) {
  /** How much of a file is read. */
  public static final int SAMPLE = 4 << 20;

  /**
   * Reads the beginning of a file.
   *
   * @throws IOException if the file cannot be opened or is not a sequence file, or if the reference
   *     cannot be used
   */
  public static InputEstimate of(Metadata file, FileFormat format, Cutting cutting)
      throws IOException {
    AtomicLong bytes = new AtomicLong();
    AtomicLong windows = new AtomicLong();
    long records = 0;
    long failed = 0;
    Optional<String> fault = Optional.empty();
    Cutting.Means means = cutting.open();
    CountingStream content =
        new CountingStream(FileSystems.open(file.resourceId()), bytes::addAndGet);
    try (SequenceReader reader =
        format.open(file.resourceId().toString(), content, means.contigs())) {
      Optional<ReadOutcome> next = placed(reader, means);
      while (next.isPresent()) {
        if (next.get() instanceof FailedRecord record
            && record.reason() == FailureReason.UNREADABLE_FILE) {
          fault = Optional.of(record.message());
        } else if (!isSkipped(cutting.filter(), next.get())) {
          records++;
          failed += cut(means.windower(), next.get(), windows) ? 0 : 1;
        }
        if (bytes.get() >= SAMPLE && bytes.get() < file.sizeBytes()) {
          double all = file.sizeBytes() / (double) bytes.get();
          return new InputEstimate(
              reader.format(),
              Math.round(all * records),
              Math.round(all * windows.get()),
              Math.round(all * failed),
              false,
              fault);
        }
        next = placed(reader, means);
      }
      return new InputEstimate(reader.format(), records, windows.get(), failed, true, fault);
    }
  }

  /** The next record, aligned if records are. */
  private static Optional<ReadOutcome> placed(SequenceReader reader, Cutting.Means means) {
    return reader.next().map(next -> means.places().find(List.of(next)).get(0).outcome());
  }

  private static boolean isSkipped(AlignmentFilter filter, ReadOutcome outcome) {
    return outcome instanceof SkippedRecord
        || (outcome instanceof SequenceRecord record && filter.reason(record).isPresent());
  }

  /** Whether every window of a record is predicted. */
  private static boolean cut(Windower windower, ReadOutcome outcome, AtomicLong windows) {
    return outcome instanceof SequenceRecord record
        && windower.cut(record, window -> windows.incrementAndGet()).isEmpty();
  }
}
