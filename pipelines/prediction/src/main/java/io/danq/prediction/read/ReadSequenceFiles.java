package io.danq.prediction.read;

import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.options.FileInputOptions;
import io.danq.sequence.file.ContigBases;
import io.danq.sequence.file.FileDivider;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceFormat;
import io.danq.sequence.file.SequenceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/**
 * Reads sequence files and cuts them into windows. One worker reads a file, unless the file is
 * large and can be read from the middle: then one worker looks for the borders of its records, and
 * many read the pieces between them. Rows and their {@code row_id} are the same either way.
 */
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
   * @param pieceBytes size in stored bytes above which a file is divided, and of a piece; at least
   *     1
   */
  public record FileFormat(@Nullable SequenceFormat name, int maxRecordBytes, long pieceBytes)
      implements Serializable {
    private static final int MOST_BYTES = 1 << 30;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FileFormat {
      if (maxRecordBytes < 1 || maxRecordBytes > MOST_BYTES) {
        throw new IllegalArgumentException(
            "maxRecordBytes must be 1 to " + MOST_BYTES + ", was " + maxRecordBytes);
      }
      if (pieceBytes < 1) {
        throw new IllegalArgumentException("pieceBytes must be at least 1, was " + pieceBytes);
      }
    }

    /**
     * What the options of a pipeline say.
     *
     * @throws IllegalArgumentException if the largest record is out of its range
     */
    public static FileFormat of(FileInputOptions options) {
      return new FileFormat(
          options.getFormat(), options.getMaxRecordBytes(), FileDivider.PIECE_BYTES);
    }

    /**
     * Opens a file whose bytes are {@code content}.
     *
     * @param contigs the bases that a CRAM is decoded with
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
            .apply("Divide", ParDo.of(new DivideFiles(format, cutting)))
            .setCoder(KvCoder.of(MetadataCoderV2.of(), new FilePieceCoder()))
            .apply("SpreadPieces", Reshuffle.viaRandomKey())
            .apply(
                "Cut",
                ParDo.of(new CutRecords(format, cutting))
                    .withOutputTags(WindowTags.WINDOWS, WindowTags.OTHERS)));
  }
}
