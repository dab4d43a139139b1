package io.danq.training.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads that share the parts of one piece of work. The calling thread is one of them.
 *
 * <p>The threads are kept for many short pieces: every training step has several. Parts are pure
 * arithmetic, so they cannot be interrupted. {@code Workers} of model/evaluation does the opposite:
 * its threads live for one long task that reads files and may be interrupted. That is why there are
 * two classes.
 */
final class Team implements AutoCloseable {
  private final int threads;
  private final ExecutorService helpers;

  Team(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.threads = threads;
    helpers =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "danq-training");
              thread.setDaemon(true);
              return thread;
            });
  }

  int threads() {
    return threads;
  }

  /** The start of a part, if {@code total} is cut into equal parts. */
  static int bound(int total, int parts, int part) {
    return (int) ((long) total * part / parts);
  }

  /** Runs the parts 0 to {@code parts - 1}, each once, and returns when all are done. */
  void run(int parts, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable member =
        () -> {
          for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
            work.accept(part);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, parts); i++) {
      others.add(helpers.submit(member));
    }
    try {
      member.run();
    } finally {
      next.set(parts);
      others.forEach(Team::await);
    }
  }

  private static void await(Future<?> other) {
    boolean interrupted = false;
    while (true) {
      try {
        other.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // the part still writes into the caller's arrays
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException fault
            ? fault
            : new IllegalStateException(e.getCause());
      } catch (CancellationException e) {
        throw new IllegalStateException("the team was closed while it worked", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
