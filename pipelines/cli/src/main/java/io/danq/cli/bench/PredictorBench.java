package io.danq.cli.bench;

import io.danq.inference.Convolution;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures the network alone: threads predict batch after batch of windows in memory. */
public final class PredictorBench {
  private static final int BATCH = 64;
  private static final int WARM_UP = 4 * BATCH;
  private static final int CALLS = 9;

  private PredictorBench() {}

  /**
   * Measures one kind of predictor, after a warm-up.
   *
   * @param windows the windows to predict, at least one
   * @throws IOException if the bundle cannot be read
   */
  public static Measurement run(
      Path model,
      Strands strands,
      Precision precision,
      Convolution convolution,
      List<byte[]> windows,
      int threads)
      throws IOException, InterruptedException {
    double before = Machine.residentMegabytes();
    long start = System.nanoTime();
    ModelBundle bundle = ModelBundle.open(model);
    try (Predictor predictor = Predictor.create(bundle, strands, precision, convolution)) {
      predictor.predict(windows.subList(0, 1));
      double loadSeconds = (System.nanoTime() - start) / 1e9;
      seconds(predictor, windows.subList(0, Math.min(windows.size(), WARM_UP)), threads);
      double millisForOne = millis(predictor, windows.subList(0, 1));
      double millisForBatch =
          millis(predictor, windows.subList(0, Math.min(windows.size(), BATCH)));
      double seconds = seconds(predictor, windows, threads);
      return new Measurement(
          predictor.path(),
          windows.size() / seconds,
          millisForOne,
          millisForBatch,
          loadSeconds,
          Machine.residentMegabytes() - before);
    }
  }

  private static double millis(Predictor predictor, List<byte[]> windows) {
    double[] millis = new double[CALLS];
    for (int call = 0; call < CALLS; call++) {
      long start = System.nanoTime();
      predictor.predict(windows);
      millis[call] = (System.nanoTime() - start) / 1e6;
    }
    return Measurement.median(millis);
  }

  private static double seconds(Predictor predictor, List<byte[]> windows, int threads)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int from;
          while ((from = next.getAndAdd(BATCH)) < windows.size()) {
            predictor.predict(windows.subList(from, Math.min(windows.size(), from + BATCH)));
          }
        };
    long start = System.nanoTime();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(work, "predictor-" + i);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
