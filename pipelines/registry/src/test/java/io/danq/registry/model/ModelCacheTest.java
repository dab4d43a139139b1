package io.danq.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.inference.Arithmetic;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class ModelCacheTest {
  private static final int THREADS = 16;

  @TempDir Path folder;
  private String model;
  private long loadsBefore;

  @BeforeEach
  void writeModel() throws IOException {
    TestBundles.random(folder, TestBundles.SMALL, BaseOrder.AGCT, 1);
    model = folder.toString();
    loadsBefore = ModelCache.loads();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(ModelCache.size()).isZero();
  }

  private long loads() {
    return ModelCache.loads() - loadsBefore;
  }

  private static void predict(Predictor predictor) {
    assertThat(predictor.predict(new RandomDna(1).windows(2, 1000))).hasDimensions(2, 3);
  }

  @Test
  void manyThreadsGetOnePredictorAndTheLastToLeaveFreesIt() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    Callable<ModelCache.Lease> task =
        () -> {
          barrier.await();
          return ModelCache.acquire(model, Strands.FORWARD, Arithmetic.FLOAT32);
        };
    List<ModelCache.Lease> leases = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<ModelCache.Lease>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(task);
      }
      for (Future<ModelCache.Lease> lease : threads.invokeAll(tasks)) {
        leases.add(lease.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(loads()).isEqualTo(1);
    Predictor shared = leases.get(0).predictor();
    assertThat(leases).allMatch(lease -> lease.predictor() == shared);
    for (ModelCache.Lease lease : leases) {
      predict(shared);
      lease.close();
    }
    assertThatThrownBy(() -> predict(shared)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aHoldIsGivenBackOnce() throws IOException {
    ModelCache.Lease first = ModelCache.acquire(model, Strands.FORWARD, Arithmetic.FLOAT32);
    ModelCache.Lease second = ModelCache.acquire(model, Strands.FORWARD, Arithmetic.FLOAT32);
    first.close();
    first.close();
    predict(second.predictor());
    second.close();
  }

  @Test
  void aModelThatWasFreedIsLoadedAgain() throws IOException {
    ModelCache.acquire(model, Strands.FORWARD, Arithmetic.FLOAT32).close();
    try (ModelCache.Lease again = ModelCache.acquire(model, Strands.FORWARD, Arithmetic.FLOAT32)) {
      predict(again.predictor());
    }
    assertThat(loads()).isEqualTo(2);
  }

  @Test
  void strandsPrecisionsAndModelsAreKeptApart(@TempDir Path other) throws IOException {
    TestBundles.random(other, TestBundles.SMALL, BaseOrder.AGCT, 2);
    try (ModelCache.Lease forward = ModelCache.acquire(model, Strands.FORWARD, Arithmetic.FLOAT32);
        ModelCache.Lease both = ModelCache.acquire(model, Strands.BOTH, Arithmetic.FLOAT32);
        ModelCache.Lease int8 =
            ModelCache.acquire(model, Strands.BOTH, Arithmetic.of(Precision.INT8));
        ModelCache.Lease another =
            ModelCache.acquire(other.toString(), Strands.BOTH, Arithmetic.FLOAT32)) {
      assertThat(forward.predictor().strands()).isEqualTo(Strands.FORWARD);
      assertThat(both.predictor().strands()).isEqualTo(Strands.BOTH);
      assertThat(another.predictor()).isNotSameAs(both.predictor());
      assertThat(int8.predictor()).isNotSameAs(both.predictor());
      assertThat(ModelCache.size()).isEqualTo(4);
    }
  }

  @Test
  void aLoadThatFailsLeavesNothingBehind() throws IOException {
    Path weights = folder.resolve(ModelBundle.WEIGHTS_FILE);
    byte[] good = Files.readAllBytes(weights);
    byte[] bad = good.clone();
    bad[bad.length - 1] ^= 1;
    Files.write(weights, bad);
    assertThatThrownBy(() -> ModelCache.acquire(model, Strands.BOTH, Arithmetic.FLOAT32))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("does not match its checksum");
    assertThat(ModelCache.size()).isZero();
    Files.write(weights, good);
    try (ModelCache.Lease lease = ModelCache.acquire(model, Strands.BOTH, Arithmetic.FLOAT32)) {
      predict(lease.predictor());
    }
  }

  @Test
  void aModelThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> ModelCache.acquire(model + "/missing", Strands.BOTH, Arithmetic.FLOAT32))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(model + "/missing");
  }
}
