package io.danq.prediction.read;

import io.danq.beam.file.Pipes;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.file.FilePiece;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Reads pieces of files and cuts their records into windows. */
final class CutRecords extends DoFn<KV<Metadata, FilePiece>, Sliced<SequenceWindow>> {
  private static final long serialVersionUID = 1L;

  private final FileFormat format;
  private final Cutting cutting;
  private transient WindowExtractor extractor;
  private transient InputRecords files;

  CutRecords(FileFormat format, Cutting cutting) {
    this.format = format;
    this.cutting = cutting;
  }

  @Setup
  public void open() throws IOException {
    extractor = new WindowExtractor(cutting);
    files = new InputRecords(format, extractor.contigs(), cutting.regionsToRead());
  }

  @ProcessElement
  public void read(@Element KV<Metadata, FilePiece> element, MultiOutputReceiver out) {
    Metadata file = element.getKey();
    FilePiece piece = element.getValue();
    Consumer<SequenceWindow> windows = WindowTags.windows(out, OptionalLong.empty());
    Consumer<FailedRecord> failures = WindowTags.failures(out, OptionalLong.empty());
    ReadBatch batch =
        new ReadBatch(
            extractor.isAligning(), records -> extractor.extract(records, windows, failures));
    try {
      files.forEach(file, piece, batch::add);
      batch.pass();
    } catch (IOException e) {
      batch.pass();
      extractor.extract(unreadable(file, piece.before() + 1, e), windows, failures);
    }
  }

  /**
   * A file that cannot be opened.
   *
   * @param record number of the first record that is not read
   */
  static ReadOutcome unreadable(Metadata file, long record, IOException e) {
    return FailedRecord.of(
        new RecordSource.FileEntry(Pipes.name(file), record),
        FailureReason.UNREADABLE_FILE,
        String.valueOf(e.getMessage()),
        "");
  }
}
