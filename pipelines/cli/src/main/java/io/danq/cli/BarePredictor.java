package io.danq.cli;

import io.danq.bundle.ModelBundle;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The network alone: threads that take batch after batch of windows in memory. */
final class BarePredictor {
  private static final int WARM_UP = 4;

  private BarePredictor() {}

  /** Seconds that all windows take, after a warm-up and without loading the model. */
  static double seconds(
      ModelBundle bundle, Strands strands, Precision precision, List<byte[]> windows, int threads)
      throws InterruptedException {
    try (Predictor predictor = Predictor.create(bundle, strands, precision)) {
      List<byte[]> first =
          windows.subList(0, Math.min(windows.size(), WARM_UP * Predictor.BATCH_SIZE));
      run(predictor, first, threads);
      return run(predictor, windows, threads);
    }
  }

  private static double run(Predictor predictor, List<byte[]> windows, int threads)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int from;
          while ((from = next.getAndAdd(Predictor.BATCH_SIZE)) < windows.size()) {
            int to = Math.min(windows.size(), from + Predictor.BATCH_SIZE);
            predictor.predict(windows.subList(from, to));
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
