package io.danq.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs one task in several threads, which take its parts until none are left. A task may read files
 * and may be interrupted; the threads end with it. {@code Team} in model/training is a separate
 * class because it keeps its threads for many short pieces of arithmetic, and its caller works as
 * one of them.
 */
final class Workers {
  private Workers() {}

  /**
   * What every thread does: take parts of the work until none are left, or until {@code stop} is
   * set because a thread failed.
   */
  @FunctionalInterface
  interface Task {
    void run(AtomicBoolean stop) throws IOException;
  }

  /** Runs the task in all threads, waits for them and throws the first failure. */
  static void run(int threads, Task task) throws IOException, InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    Callable<Void> worker =
        () -> {
          try {
            task.run(stop);
            return null;
          } catch (Throwable e) {
            stop.set(true);
            throw e;
          }
        };
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(worker);
      }
      for (Future<Void> result : executor.invokeAll(workers)) {
        result.get();
      }
    } catch (ExecutionException e) {
      throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      stop.set(true);
      executor.shutdown();
    }
  }

  private static IOException rethrown(Throwable fault) {
    if (fault instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (fault instanceof Error error) {
      throw error;
    }
    return fault instanceof IOException read ? read : new IOException(fault);
  }
}
