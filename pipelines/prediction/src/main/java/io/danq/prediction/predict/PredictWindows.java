package io.danq.prediction.predict;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.inference.Predictor;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.coder.WindowTags;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Runs the network over windows, in batches of elements of a bundle, with one model per JVM.
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

  /** Predicts with a model that each worker loads itself. */
  public PredictWindows(ModelSource source) {
    this.source = source;
  }

  @Override
  public PCollectionTuple expand(PCollection<Sliced<SequenceWindow>> windows) {
    PCollectionTuple outcomes =
        windows.apply(
            "Predict",
            ParDo.of(new PredictFn(source)).withOutputTags(PREDICTIONS, WindowTags.OTHERS));
    outcomes.get(PREDICTIONS).setCoder(new SlicedCoder<>(new PredictionCoder()));
    outcomes.get(WindowTags.FAILED).setCoder(WindowTags.failedCoder());
    return outcomes;
  }

  private record Waiting(Sliced<SequenceWindow> window, Instant timestamp) {}

  private interface Output {
    <T> void accept(TupleTag<T> tag, T value, Instant timestamp);
  }

  static final class PredictFn extends DoFn<Sliced<SequenceWindow>, Sliced<Prediction>> {
    private static final long serialVersionUID = 1L;

    private final ModelSource source;
    private transient ServedModel served;
    private transient List<Waiting> batch;

    PredictFn(ModelSource source) {
      this.source = source;
    }

    @Setup
    public void acquire() throws IOException {
      served = source.open();
    }

    @StartBundle
    public void start() {
      batch = new ArrayList<>(Predictor.BATCH_SIZE);
    }

    @ProcessElement
    public void add(ProcessContext context) {
      batch.add(new Waiting(context.element(), context.timestamp()));
      if (batch.size() == Predictor.BATCH_SIZE) {
        flush(context::outputWithTimestamp);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      flush(
          new Output() {
            @Override
            public <T> void accept(TupleTag<T> tag, T value, Instant timestamp) {
              context.output(tag, value, timestamp, GlobalWindow.INSTANCE);
            }
          });
    }

    @Teardown
    public void release() {
      if (served != null) {
        served.close();
      }
    }

    /** Predicts a batch with one version of the model, the one that is served when it begins. */
    private void flush(Output output) {
      if (batch.isEmpty()) {
        return;
      }
      served.countEvents();
      try (ModelCache.Lease lease = served.lease()) {
        WindowBatch.predict(
            lease.predictor()::predict,
            lease.predictor().windowLength(),
            batch.stream().map(waiting -> waiting.window().value()).toList(),
            new Delivery(lease.model(), output));
      }
      batch.clear();
    }

    /** Passes on the outcomes of a batch. */
    private final class Delivery implements WindowBatch.Outcomes {
      private final ModelIdentity model;
      private final Output output;

      Delivery(ModelIdentity model, Output output) {
        this.model = model;
        this.output = output;
      }

      @Override
      public void predicted(int position, float[] probabilities) {
        Waiting waiting = batch.get(position);
        Prediction prediction = new Prediction(model, waiting.window().value(), probabilities);
        output.accept(PREDICTIONS, waiting.window().with(prediction), waiting.timestamp());
      }

      @Override
      public void failed(int position, FailedRecord failed) {
        PredictionMetrics.countFailed(failed);
        Waiting waiting = batch.get(position);
        output.accept(WindowTags.FAILED, waiting.window().with(failed), waiting.timestamp());
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
