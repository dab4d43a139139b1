package io.danq.cli.bench;

import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Measures the network alone: threads predict batch after batch of windows in memory. */
public final class PredictorBench {
  private static final int BATCH = 64;
  private static final double WARM_UP_SECONDS = 5;
  private static final int CALLS = 9;

  private PredictorBench() {}

  /**
   * Measures one kind of predictor, after a warm-up.
   *
   * @param windows the windows to predict over and over, at least one
   * @param seconds how long the throughput is measured, more than 0
   * @throws IOException if the bundle cannot be read
   */
  public static Measurement run(
      Path model,
      Strands strands,
      Arithmetic arithmetic,
      List<byte[]> windows,
      int threads,
      double seconds)
      throws IOException, InterruptedException {
    double before = Machine.residentMegabytes();
    long start = System.nanoTime();
    ModelBundle bundle = ModelBundle.open(model);
    try (Predictor predictor = Predictor.create(bundle, strands, arithmetic)) {
      predictor.predict(windows.subList(0, 1));
      double loadSeconds = (System.nanoTime() - start) / 1e9;
      rate(predictor, windows, threads, Math.min(WARM_UP_SECONDS, seconds));
      double millisForOne = millis(predictor, windows.subList(0, 1));
      double millisForBatch =
          millis(predictor, windows.subList(0, Math.min(windows.size(), BATCH)));
      double rate = rate(predictor, windows, threads, seconds);
      return new Measurement(
          predictor.path(),
          rate,
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

  /** Windows per second of all threads together. */
  private static double rate(Predictor predictor, List<byte[]> windows, int threads, double seconds)
      throws InterruptedException {
    AtomicLong next = new AtomicLong();
    AtomicLong done = new AtomicLong();
    long start = System.nanoTime();
    Runnable work =
        () -> {
          while (System.nanoTime() - start < seconds * 1e9) {
            int from = (int) (next.getAndAdd(BATCH) % windows.size());
            List<byte[]> batch = windows.subList(from, Math.min(windows.size(), from + BATCH));
            predictor.predict(batch);
            done.addAndGet(batch.size());
          }
        };
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(work, "predictor-" + i);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return done.get() / ((System.nanoTime() - start) / 1e9);
  }
}
