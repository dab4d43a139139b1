package io.danq.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that share one piece of work. */
final class Workers {
  private Workers() {}

  /** What every thread does: takes parts of the work until there are none, or one has failed. */
  @FunctionalInterface
  interface Task {
    void run(AtomicBoolean stop) throws IOException;
  }

  /** Runs the task in all threads and returns when all have ended; the first failure is thrown. */
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
      throw rethrown(e.getCause());
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
