package io.danq.prediction.predict;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.option.ByteSize;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.coder.WindowTags;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
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
 * Runs the network on windows, in batches over the elements of a bundle, with one model per JVM.
 * Equal windows are predicted once.
 *
 * <p>The input is in the global window: a batch holds windows of DNA of several event times, and
 * each prediction keeps the timestamp of its window.
 */
public final class PredictWindows
    extends PTransform<PCollection<Sliced<SequenceWindow>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The predictions; {@link WindowTags#FAILED} has the windows on which the engine failed. */
  public static final TupleTag<Sliced<Prediction>> PREDICTIONS = new TupleTag<>("predictions") {};

  private final ModelSource source;
  private final ByteSize cache;

  /**
   * Predicts with a model that each worker loads itself.
   *
   * @param cache memory per JVM for cached scores, so that equal windows are predicted once; 0
   *     predicts every window
   */
  public PredictWindows(ModelSource source, ByteSize cache) {
    this.source = source;
    this.cache = cache;
  }

  @Override
  public PCollectionTuple expand(PCollection<Sliced<SequenceWindow>> windows) {
    PCollectionTuple outcomes =
        windows.apply(
            "Predict",
            ParDo.of(new PredictFn(source, cache)).withOutputTags(PREDICTIONS, WindowTags.OTHERS));
    outcomes.get(PREDICTIONS).setCoder(new SlicedCoder<>(new PredictionCoder()));
    outcomes.get(WindowTags.FAILED).setCoder(WindowTags.failedCoder());
    return outcomes;
  }

  /** The record of a window that failed. */
  static FailedRecord failure(SequenceWindow window, String fault) {
    return new FailedRecord(
        window.source(),
        Optional.of(window.sequenceId()),
        FailureReason.INFERENCE_FAILED,
        "the window at " + window.start() + ".." + window.end() + ": " + fault,
        window.bases());
  }

  private record Timed(Sliced<SequenceWindow> window, Instant timestamp) {}

  private interface Output {
    <T> void accept(TupleTag<T> tag, T value, Instant timestamp);
  }

  static final class PredictFn extends DoFn<Sliced<SequenceWindow>, Sliced<Prediction>> {
    private static final long serialVersionUID = 1L;

    private final ModelSource source;
    private final ByteSize cacheSize;
    private transient Delivery delivery;
    private transient BundlePredictor<Timed> predictor;

    PredictFn(ModelSource source, ByteSize cacheSize) {
      this.source = source;
      this.cacheSize = cacheSize;
    }

    @Setup
    public void acquire() throws IOException {
      delivery = new Delivery();
      predictor = BundlePredictor.open(source, cacheSize, delivery);
    }

    @StartBundle
    public void start() {
      predictor.start();
    }

    @ProcessElement
    public void add(ProcessContext context) {
      delivery.output = context::outputWithTimestamp;
      Sliced<SequenceWindow> window = context.element();
      predictor.add(new Timed(window, context.timestamp()), window.value().bases());
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      delivery.output =
          new Output() {
            @Override
            public <T> void accept(TupleTag<T> tag, T value, Instant timestamp) {
              context.output(tag, value, timestamp, GlobalWindow.INSTANCE);
            }
          };
      predictor.finish();
    }

    @Teardown
    public void release() {
      if (predictor != null) {
        predictor.close();
      }
    }

    /** Passes on the outcomes, to the output of the call in progress. */
    private static final class Delivery implements WindowOutcomes<Timed> {
      private @Nullable Output output;

      @Override
      public void predicted(Timed element, ModelIdentity model, float[] probabilities) {
        Prediction prediction = new Prediction(model, element.window().value(), probabilities);
        output().accept(PREDICTIONS, element.window().with(prediction), element.timestamp());
      }

      @Override
      public void failed(Timed element, String fault) {
        FailedRecord failed = failure(element.window().value(), fault);
        PredictionMetrics.countFailed(failed);
        output().accept(WindowTags.FAILED, element.window().with(failed), element.timestamp());
      }

      private Output output() {
        return Objects.requireNonNull(output, "no element has come yet");
      }
    }

    /**
     * The last element of a batch may be newer than the first. No prediction becomes late, because
     * the watermark waits for the bundle.
     */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // deprecated by Beam, not by us
    public Duration getAllowedTimestampSkew() {
      return Duration.millis(BoundedWindow.TIMESTAMP_MAX_VALUE.getMillis());
    }
  }
}
