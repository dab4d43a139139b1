package io.danq.prediction;

import io.danq.inference.Predictor;
import io.danq.window.SequenceWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Runs the network over windows, in batches that reach across the elements of a bundle, with one
 * model per JVM.
 *
 * <p>The input is in the global window: a batch holds windows of DNA from several event times, and
 * each prediction leaves with the timestamp of its own.
 */
final class PredictWindows
    extends PTransform<PCollection<SequenceWindow>, PCollection<Prediction>> {
  private static final long serialVersionUID = 1L;

  private final ModelSource source;

  PredictWindows(ModelSource source) {
    this.source = source;
  }

  @Override
  public PCollection<Prediction> expand(PCollection<SequenceWindow> windows) {
    return windows
        .apply("Predict", ParDo.of(new PredictFn(source)))
        .setCoder(new PredictionCoder());
  }

  private record Waiting(SequenceWindow window, Instant timestamp) {}

  private interface Output {
    void accept(Prediction prediction, Instant timestamp);
  }

  static final class PredictFn extends DoFn<SequenceWindow, Prediction> {
    private static final long serialVersionUID = 1L;

    private final ModelSource source;
    private transient @Nullable ServedModel served;
    private transient @Nullable List<Waiting> batch;

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
      flush((p, timestamp) -> context.output(p, timestamp, GlobalWindow.INSTANCE));
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
      List<byte[]> bases = batch.stream().map(waiting -> waiting.window().bases()).toList();
      ModelDescription model;
      float[][] probabilities;
      try (ModelCache.Lease lease = served.lease()) {
        model = lease.model();
        probabilities = lease.predictor().predict(bases);
      }
      for (int i = 0; i < probabilities.length; i++) {
        Waiting waiting = batch.get(i);
        output.accept(
            new Prediction(model, waiting.window(), probabilities[i]), waiting.timestamp());
      }
      batch.clear();
    }

    /**
     * The last element of a batch may be newer than the first. No prediction becomes late by that:
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
