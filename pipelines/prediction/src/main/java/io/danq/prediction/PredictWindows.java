package io.danq.prediction;

import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
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

  private final String model;
  private final Strands strands;
  private final Precision precision;

  PredictWindows(String model, Strands strands, Precision precision) {
    this.model = model;
    this.strands = strands;
    this.precision = precision;
  }

  @Override
  public PCollection<Prediction> expand(PCollection<SequenceWindow> windows) {
    return windows
        .apply("Predict", ParDo.of(new PredictFn(model, strands, precision)))
        .setCoder(new PredictionCoder());
  }

  private record Waiting(SequenceWindow window, Instant timestamp) {}

  private interface Output {
    void accept(Prediction prediction, Instant timestamp);
  }

  static final class PredictFn extends DoFn<SequenceWindow, Prediction> {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final Strands strands;
    private final Precision precision;
    private transient ModelCache.@Nullable Lease lease;
    private transient @Nullable List<Waiting> batch;

    PredictFn(String model, Strands strands, Precision precision) {
      this.model = model;
      this.strands = strands;
      this.precision = precision;
    }

    @Setup
    public void acquire() throws IOException {
      lease = ModelCache.acquire(model, strands, precision);
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
      if (lease != null) {
        lease.close();
      }
    }

    private void flush(Output output) {
      List<byte[]> bases = batch.stream().map(waiting -> waiting.window().bases()).toList();
      float[][] probabilities = lease.predictor().predict(bases);
      for (int i = 0; i < probabilities.length; i++) {
        Waiting waiting = batch.get(i);
        output.accept(new Prediction(waiting.window(), probabilities[i]), waiting.timestamp());
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
