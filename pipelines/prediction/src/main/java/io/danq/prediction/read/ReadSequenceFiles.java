package io.danq.prediction.read;

import io.danq.beam.file.Pipes;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.options.FileInputOptions;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.Regions;
import io.danq.sequence.file.ContigBases;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceFormat;
import io.danq.sequence.file.SequenceReader;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/** Reads sequence files and cuts them into windows, each file to its end on one worker. */
public final class ReadSequenceFiles extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final PTransform<PBegin, PCollection<Metadata>> files;
  private final FileFormat format;
  private final Cutting cutting;

  /**
   * How files are read.
   *
   * @param name the format of all files; null to detect it from each file's content
   * @param maxRecordBytes the largest record that is read, 1 to 2^30
   */
  public record FileFormat(@Nullable SequenceFormat name, int maxRecordBytes)
      implements Serializable {
    private static final int MOST_BYTES = 1 << 30;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the largest record is out of its range
     */
    public FileFormat {
      if (maxRecordBytes < 1 || maxRecordBytes > MOST_BYTES) {
        throw new IllegalArgumentException(
            "maxRecordBytes must be 1 to " + MOST_BYTES + ", was " + maxRecordBytes);
      }
    }

    /**
     * What the options of a pipeline say.
     *
     * @throws IllegalArgumentException if the largest record is out of its range
     */
    public static FileFormat of(FileInputOptions options) {
      return new FileFormat(options.getFormat(), options.getMaxRecordBytes());
    }

    /**
     * Opens a file whose bytes are {@code content}.
     *
     * @param contigs what a CRAM is compared with
     */
    public SequenceReader open(String file, InputStream content, ContigBases contigs)
        throws IOException {
      return SequenceFiles.open(file, content, Optional.ofNullable(name), maxRecordBytes, contigs);
    }
  }

  private ReadSequenceFiles(
      PTransform<PBegin, PCollection<Metadata>> files, FileFormat format, Cutting cutting) {
    this.files = files;
    this.format = format;
    this.cutting = cutting;
  }

  /** Reads the given files. */
  public static ReadSequenceFiles of(List<Metadata> files, FileFormat format, Cutting cutting) {
    return new ReadSequenceFiles(Create.of(files).withCoder(MetadataCoderV2.of()), format, cutting);
  }

  /** Reads files as they arrive. */
  public static ReadSequenceFiles watching(WatchFiles files, FileFormat format, Cutting cutting) {
    return new ReadSequenceFiles(files, format, cutting);
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    return WindowTags.withCoders(
        input
            .apply("Files", files)
            .apply("Spread", Reshuffle.viaRandomKey())
            // Compression is detected from the content too.
            .apply("Open", FileIO.readMatches().withCompression(Compression.UNCOMPRESSED))
            .apply(
                "Cut",
                ParDo.of(new ReadFn(format, cutting))
                    .withOutputTags(WindowTags.WINDOWS, WindowTags.OTHERS)));
  }

  static final class ReadFn extends DoFn<FileIO.ReadableFile, Sliced<SequenceWindow>> {
    private static final long serialVersionUID = 1L;

    private final FileFormat format;
    private final Cutting cutting;
    private transient WindowExtractor extractor;
    private transient InputRecords files;

    ReadFn(FileFormat format, Cutting cutting) {
      this.format = format;
      this.cutting = cutting;
    }

    @Setup
    public void open() throws IOException {
      extractor = new WindowExtractor(cutting);
      // A read without an alignment may find its place in any region.
      Regions regions = extractor.isAligning() ? null : cutting.filter().regions();
      files = new InputRecords(format, extractor.contigs(), regions);
    }

    @ProcessElement
    public void read(@Element FileIO.ReadableFile file, MultiOutputReceiver out) {
      Consumer<SequenceWindow> windows = WindowTags.windows(out, OptionalLong.empty());
      Consumer<FailedRecord> failures = WindowTags.failures(out, OptionalLong.empty());
      ReadBatch batch =
          new ReadBatch(
              extractor.isAligning(), records -> extractor.extract(records, windows, failures));
      try {
        files.forEach(file.getMetadata(), batch::add);
        batch.pass();
      } catch (IOException e) {
        batch.pass();
        extractor.extract(unreadable(Pipes.name(file.getMetadata()), e), windows, failures);
      }
    }

    static ReadOutcome unreadable(String name, IOException e) {
      return FailedRecord.of(
          new RecordSource.FileEntry(name, 1),
          FailureReason.UNREADABLE_FILE,
          String.valueOf(e.getMessage()),
          "");
    }
  }
}
