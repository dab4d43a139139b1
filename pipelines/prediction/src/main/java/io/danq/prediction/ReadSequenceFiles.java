package io.danq.prediction;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceFormat;
import io.danq.sequence.file.SequenceReader;
import io.danq.window.SequenceWindow;
import io.danq.window.WindowSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads sequence files and cuts them into windows, each file to its end on one worker. */
final class ReadSequenceFiles extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final List<Metadata> files;
  private final @Nullable SequenceFormat format;
  private final WindowSpec spec;

  /**
   * Reads the given files.
   *
   * @param format the format of all files; null to find it out from each file's content
   */
  ReadSequenceFiles(List<Metadata> files, @Nullable SequenceFormat format, WindowSpec spec) {
    this.files = files;
    this.format = format;
    this.spec = spec;
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    return WindowTags.withCoders(
        input
            .apply("Files", Create.of(files).withCoder(MetadataCoderV2.of()))
            .apply("Spread", Reshuffle.viaRandomKey())
            // Compression is found out from the content as well.
            .apply("Open", FileIO.readMatches().withCompression(Compression.UNCOMPRESSED))
            .apply(
                "Cut",
                ParDo.of(new ReadFn(format, spec))
                    .withOutputTags(WindowTags.WINDOWS, WindowTags.OTHERS)));
  }

  static final class ReadFn extends DoFn<FileIO.ReadableFile, SequenceWindow> {
    private static final long serialVersionUID = 1L;

    private final @Nullable SequenceFormat format;
    private final WindowSpec spec;

    ReadFn(@Nullable SequenceFormat format, WindowSpec spec) {
      this.format = format;
      this.spec = spec;
    }

    @ProcessElement
    public void read(@Element FileIO.ReadableFile file, MultiOutputReceiver out) {
      WindowExtractor extractor = new WindowExtractor(spec);
      Consumer<SequenceWindow> windows = out.get(WindowTags.WINDOWS)::output;
      Consumer<FailedRecord> failures = out.get(WindowTags.FAILED)::output;
      String name = file.getMetadata().resourceId().toString();
      try (SequenceReader reader =
          SequenceFiles.open(name, new CountingStream(file.open()), Optional.ofNullable(format))) {
        for (var outcome = reader.next(); outcome.isPresent(); outcome = reader.next()) {
          extractor.extract(outcome.get(), windows, failures);
        }
        PredictionMetrics.count(PredictionMetrics.SKIPPED, reader.skipped());
      } catch (IOException e) {
        extractor.extract(unreadable(name, e), windows, failures);
      }
    }

    private static ReadOutcome unreadable(String name, IOException e) {
      return FailedRecord.of(
          new RecordSource.FileEntry(name, 1), FailureReason.UNREADABLE_FILE, e.getMessage(), "");
    }
  }
}
