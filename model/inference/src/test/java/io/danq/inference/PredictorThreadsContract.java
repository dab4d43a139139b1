package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.bundle.ModelBundle;
import io.danq.sequence.BaseOrder;
import io.danq.testing.RandomDna;
import io.danq.testing.TestBundles;
import java.io.IOException;
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

/** What every engine must do when many threads share one predictor. */
@Timeout(60)
abstract class PredictorThreadsContract {
  private static final int THREADS = 8;

  @TempDir Path folder;
  private Predictor predictor;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  abstract Predictor open(ModelBundle bundle, Strands strands);

  @BeforeEach
  void open() throws IOException {
    ModelBundle bundle = TestBundles.random(folder, PredictorContract.ODD, BaseOrder.AGCT, 1);
    predictor = open(bundle, Strands.BOTH);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    predictor.close();
  }

  @Test
  void manyThreadsShareOnePredictor() throws Exception {
    List<List<byte[]>> inputs = new ArrayList<>();
    List<float[][]> expected = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      inputs.add(new RandomDna(thread).windows(50 + thread * 7, PredictorContract.ODD.window()));
      expected.add(predictor.predict(inputs.get(thread)));
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
              assertThat(predictor.predict(input)).isDeepEqualTo(output);
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
    List<byte[]> input = new RandomDna(1).windows(100, PredictorContract.ODD.window());
    float[][] output = predictor.predict(input);
    CountDownLatch running = new CountDownLatch(THREADS);
    Callable<Integer> task =
        () -> {
          for (int calls = 1; true; calls++) {
            try {
              assertThat(predictor.predict(input)).isDeepEqualTo(output);
            } catch (IllegalStateException closed) {
              return calls;
            }
            running.countDown();
          }
        };
    List<Future<Integer>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      tasks.add(threads.submit(task));
    }
    running.await();
    predictor.close();
    for (Future<Integer> ended : tasks) {
      assertThat(ended.get()).isGreaterThan(1);
    }
  }
}
