package io.danq.network.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.DanQConfig;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every engine must do when many threads share it. */
@Timeout(300)
public abstract class EngineThreadsContract implements Engine.Opener {
  private static final int THREADS = 8;

  @TempDir Path folder;
  private Engine engine;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** The network that the threads share. */
  protected DanQConfig network() {
    return EngineContract.ODD;
  }

  @BeforeEach
  void open() throws Exception {
    ModelBundle bundle = TestBundles.random(folder, network(), BaseOrder.AGCT, 1);
    engine = bothStrands(bundle);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    engine.close();
  }

  @Test
  void manyThreadsShareOneEngine() throws Exception {
    List<List<byte[]>> inputs = new ArrayList<>();
    List<float[][]> expected = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      inputs.add(new RandomDna(thread).windows(50 + thread * 7, network().window()));
      expected.add(engine.predict(inputs.get(thread)));
    }
    CountDownLatch start = new CountDownLatch(THREADS);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<byte[]> input = inputs.get(thread);
      float[][] output = expected.get(thread);
      tasks.add(
          () -> {
            start.countDown();
            start.await();
            for (int round = 0; round < 5; round++) {
              assertThat(engine.predict(input)).isDeepEqualTo(output);
            }
            return true;
          });
    }
    for (Future<Boolean> task : threads.invokeAll(tasks)) {
      assertThat(task.get()).isTrue();
    }
  }

  @RepeatedTest(4)
  void closingWaitsForTheCallsInProgressAndEndsTheOthers() throws Exception {
    List<byte[]> input = new RandomDna(1).windows(100, network().window());
    float[][] output = engine.predict(input);
    CountDownLatch running = new CountDownLatch(THREADS);
    Callable<Integer> task =
        () -> {
          for (int calls = 1; true; calls++) {
            try {
              assertThat(engine.predict(input)).isDeepEqualTo(output);
            } catch (IllegalStateException closed) {
              return calls;
            }
            if (calls == 1) {
              running.countDown(); // once per thread: a fast thread must not count twice
            }
          }
        };
    List<Future<Integer>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      tasks.add(threads.submit(task));
    }
    running.await();
    engine.close();
    for (Future<Integer> ended : tasks) {
      assertThat(ended.get()).isGreaterThan(1);
    }
  }
}
