package io.danq.prediction.variant;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.option.ByteSize;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.read.VariantCutting;
import io.danq.prediction.rows.AlleleEffects;
import io.danq.prediction.rows.AllelePrediction;
import io.danq.prediction.rows.RecentAnnotations;
import io.danq.prediction.rows.SourcedRow;
import io.danq.prediction.rows.VariantRowOptions;
import io.danq.prediction.rows.VariantRows;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SkipReason;
import io.danq.sequence.variant.MalformedVariantException;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.VariantInput;
import io.danq.sequence.variant.VcfLine;
import io.danq.sequence.variant.VcfPiece;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the alleles of variants, and makes a row of each. The input is in the global window, and
 * each row keeps the timestamp of its variant.
 */
public final class PredictVariants
    extends PTransform<PCollection<Sliced<VariantInput>>, PCollectionTuple> {
  /** A row per allele; {@link WindowTags#FAILED} has the lines that are not variants. */
  public static final TupleTag<Sliced<SourcedRow>> ROWS = new TupleTag<>("rows") {};

  private static final long serialVersionUID = 1L;

  private final Settings settings;

  /**
   * How alleles are predicted.
   *
   * @param cache memory per JVM for cached scores
   * @param vcf where the annotated pieces go; null if there are none
   * @param header the lines to add to their header
   */
  public record Settings(
      ModelSource model,
      ByteSize cache,
      VariantCutting cutting,
      VariantRowOptions rows,
      @Nullable VcfParts vcf,
      VcfInfoHeader header)
      implements Serializable {}

  /** Predicts with a model and a reference that each worker opens itself. */
  public PredictVariants(Settings settings) {
    this.settings = settings;
  }

  @Override
  public PCollectionTuple expand(PCollection<Sliced<VariantInput>> variants) {
    PCollectionTuple outcomes =
        variants.apply(
            "Predict", ParDo.of(new PredictFn(settings)).withOutputTags(ROWS, WindowTags.OTHERS));
    outcomes.get(ROWS).setCoder(new SlicedCoder<>(new SourcedRow.SourcedRowCoder()));
    outcomes.get(WindowTags.FAILED).setCoder(WindowTags.failedCoder());
    return outcomes;
  }

  private interface Output {
    <T> void accept(TupleTag<T> tag, T value, Instant timestamp);
  }

  /**
   * What comes with an allele.
   *
   * @param input of the step
   * @param line of the annotated VCF, if one is written
   */
  private record Waiting(
      Sliced<VariantInput> input, Instant timestamp, Optional<AnnotatedPiece.Line> line) {}

  static final class PredictFn extends DoFn<Sliced<VariantInput>, Sliced<SourcedRow>> {
    private static final long serialVersionUID = 1L;

    private final Settings settings;
    private transient VariantRows rows;
    private transient RecentAnnotations annotations;
    private transient AllelePredictor<Waiting> alleles;
    private transient @Nullable Output output;

    PredictFn(Settings settings) {
      this.settings = settings;
    }

    @Setup
    public void open() throws IOException {
      rows = new VariantRows(settings.rows());
      annotations = new RecentAnnotations();
      alleles =
          new AllelePredictor<>(
              settings.cutting().open(), settings.model(), settings.cache(), this::deliver);
    }

    @StartBundle
    public void start() {
      alleles.start();
    }

    @ProcessElement
    public void predict(ProcessContext context) {
      output = context::outputWithTimestamp;
      Waiting waiting = new Waiting(context.element(), context.timestamp(), Optional.empty());
      if (waiting.input().value() instanceof VcfPiece piece) {
        if (settings.vcf() != null) {
          VcfInfoHeader.checkUnannotated(piece);
        }
        AnnotatedPiece annotated = new AnnotatedPiece(piece, settings.header(), this::write);
        piece.forEachLine(
            (from, to, line, record) -> predict(waiting, piece, annotated, from, to, line, record));
        annotated.close();
      } else if (waiting.input().value() instanceof SourcedVariant variant) {
        alleles.add(waiting, variant);
      }
    }

    private void write(int number, byte[] text) {
      VcfParts vcf = settings.vcf();
      if (vcf != null) {
        try {
          vcf.write(number, text);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void predict(
        Waiting waiting,
        VcfPiece piece,
        AnnotatedPiece annotated,
        int from,
        int to,
        long line,
        long record) {
      RecordSource source = new RecordSource.FileEntry(piece.file(), record);
      VcfLine parsed;
      try {
        parsed = VcfLine.parse(piece.bytes(), from, to);
      } catch (MalformedVariantException e) {
        PredictionMetrics.count(PredictionMetrics.READS, 1);
        fail(
            waiting,
            FailedRecord.of(
                source,
                FailureReason.MALFORMED_RECORD,
                "line " + line + " " + e.getMessage(),
                new String(piece.bytes(), from, to - from, StandardCharsets.UTF_8)));
        return;
      }
      Optional<SkipReason> skipped =
          settings.cutting().selection().reason(parsed.filters(), parsed.variant());
      if (skipped.isPresent()) {
        PredictionMetrics.count(PredictionMetrics.SKIPPED + skipped.get(), 1);
        return;
      }
      PredictionMetrics.count(PredictionMetrics.READS, 1);
      Optional<AnnotatedPiece.Line> annotatedLine =
          settings.vcf() == null ? Optional.empty() : Optional.of(annotated.add(parsed, from));
      alleles.add(
          new Waiting(waiting.input(), waiting.timestamp(), annotatedLine),
          new SourcedVariant(
              source, parsed.variant(), piece.contigLength(parsed.variant().contig())));
    }

    private void fail(Waiting waiting, FailedRecord failed) {
      PredictionMetrics.countFailed(failed);
      output().accept(WindowTags.FAILED, waiting.input().with(failed), waiting.timestamp());
    }

    private void deliver(Waiting waiting, AllelePrediction prediction) {
      PredictionMetrics.observeLatency(waiting.timestamp());
      ModelAnnotation annotation = annotation(prediction.model());
      AllelePrediction.Scores scores = prediction.scores();
      Optional<AlleleEffects> effects =
          Optional.ofNullable(scores)
              .map(
                  found ->
                      AlleleEffects.of(
                          found, settings.rows(), settings.rows().usable(annotation.effects())));
      SourcedRow row = rows.row(prediction, effects, annotation);
      output().accept(ROWS, waiting.input().with(row), waiting.timestamp());
      Optional<AnnotatedPiece.Line> line = waiting.line();
      if (line.isPresent()) {
        AlleleInfo info =
            scores == null
                ? AlleleInfo.skipped(prediction)
                : AlleleInfo.of(prediction, scores, effects.orElseThrow(), annotation.targets());
        line.get().put(prediction.alleleIndex(), info);
      }
    }

    private ModelAnnotation annotation(ModelIdentity model) {
      try {
        return annotations.of(model);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Output output() {
      return Objects.requireNonNull(output, "no element has come yet");
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      output =
          new Output() {
            @Override
            public <T> void accept(TupleTag<T> tag, T value, Instant timestamp) {
              context.output(tag, value, timestamp, GlobalWindow.INSTANCE);
            }
          };
      alleles.finish();
    }

    @Teardown
    public void release() {
      if (alleles != null) {
        alleles.close();
      }
    }

    /**
     * The last element of a batch may be newer than the first. No row becomes late, because the
     * watermark waits for the bundle.
     */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // deprecated by Beam, not by us
    public Duration getAllowedTimestampSkew() {
      return Duration.millis(BoundedWindow.TIMESTAMP_MAX_VALUE.getMillis());
    }
  }
}
