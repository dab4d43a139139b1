package io.danq.prediction.read;

import io.danq.beam.file.Pipes;
import io.danq.beam.metrics.PredictionMetrics;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.coder.VariantInputCoder;
import io.danq.prediction.coder.WindowTags;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.file.Decompression;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.variant.VariantInput;
import io.danq.sequence.variant.VariantWindower;
import io.danq.sequence.variant.VcfPieces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
import org.apache.beam.sdk.values.TupleTag;

/**
 * Reads VCFs in pieces, each file to its end on one worker. A piece holds complete lines, so the
 * windows of an allele stay together, and pieces are numbered, so the order of a file's lines is
 * known.
 */
public final class ReadVariantFiles extends PTransform<PBegin, PCollectionTuple> {
  /** Variants to predict; {@link WindowTags#FAILED} has what could not be read. */
  public static final TupleTag<Sliced<VariantInput>> VARIANTS = new TupleTag<>("variants") {};

  private static final long serialVersionUID = 1L;

  private final PTransform<PBegin, PCollection<Metadata>> files;
  private final VariantCutting cutting;
  private final int maxLineBytes;

  private ReadVariantFiles(
      PTransform<PBegin, PCollection<Metadata>> files, VariantCutting cutting, int maxLineBytes) {
    this.files = files;
    this.cutting = cutting;
    this.maxLineBytes = maxLineBytes;
  }

  /** Reads the given files, and compares the start of each with a reference. */
  public static ReadVariantFiles of(List<Metadata> files, VariantCutting cutting) {
    return new ReadVariantFiles(
        Create.of(files).withCoder(MetadataCoderV2.of()), cutting, SequenceFiles.MAX_RECORD_BYTES);
  }

  /**
   * Reads files as they arrive.
   *
   * @param maxLineBytes the longest line that is read
   */
  public static ReadVariantFiles watching(
      WatchFiles files, VariantCutting cutting, int maxLineBytes) {
    return new ReadVariantFiles(files, cutting, maxLineBytes);
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    PCollectionTuple outputs =
        input
            .apply("Files", files)
            .apply("Spread", Reshuffle.viaRandomKey())
            // Compression is detected from the content too.
            .apply("Open", FileIO.readMatches().withCompression(Compression.UNCOMPRESSED))
            .apply(
                "Pieces",
                ParDo.of(new ReadFn(cutting, maxLineBytes))
                    .withOutputTags(VARIANTS, WindowTags.OTHERS));
    outputs.get(VARIANTS).setCoder(new SlicedCoder<>(new VariantInputCoder()));
    outputs.get(WindowTags.FAILED).setCoder(WindowTags.failedCoder());
    return outputs;
  }

  static final class ReadFn extends DoFn<FileIO.ReadableFile, Sliced<VariantInput>> {
    private static final long serialVersionUID = 1L;

    private final VariantCutting cutting;
    private final int maxLineBytes;
    private transient VariantWindower windower;

    ReadFn(VariantCutting cutting, int maxLineBytes) {
      this.cutting = cutting;
      this.maxLineBytes = maxLineBytes;
    }

    @Setup
    public void open() throws IOException {
      windower = cutting.open();
    }

    @ProcessElement
    public void read(@Element FileIO.ReadableFile file, MultiOutputReceiver out) {
      Consumer<FailedRecord> failures =
          failed -> {
            PredictionMetrics.countFailed(failed);
            out.get(WindowTags.FAILED).output(Sliced.unsliced(failed));
          };
      String name = Pipes.name(file.getMetadata());
      AssemblyCheck check = new AssemblyCheck(windower, name, cutting.reference());
      try (InputStream content =
          new CountingStream(
              Pipes.open(file.getMetadata()),
              count -> PredictionMetrics.count(PredictionMetrics.BYTES, count))) {
        VcfPieces.read(
            name,
            Decompression.of(name, content),
            maxLineBytes,
            piece -> {
              check.look(piece, cutting.selection());
              PredictionMetrics.count(PredictionMetrics.ALLELES, piece.alleles());
              out.get(VARIANTS).output(Sliced.unsliced(piece));
            },
            failed -> {
              PredictionMetrics.count(PredictionMetrics.READS, 1);
              failures.accept(failed);
            });
      } catch (IOException e) {
        failures.accept(
            FailedRecord.of(
                new RecordSource.FileEntry(name, 1),
                FailureReason.UNREADABLE_FILE,
                String.valueOf(e.getMessage()),
                ""));
      }
      check.end();
    }
  }
}
