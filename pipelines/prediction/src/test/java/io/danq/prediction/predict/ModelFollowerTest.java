package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.inference.Arithmetic;
import io.danq.inference.EngineChoice;
import io.danq.inference.Precision;
import io.danq.inference.Strands;
import io.danq.network.DanQConfig;
import io.danq.network.GateActivation;
import io.danq.network.bundle.Checksums;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.registry.ModelRegistry;
import io.danq.registry.PromotionGate;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
final class ModelFollowerTest {
  private static final String NAME = "danq";
  private static final DanQConfig OTHER_WINDOW = new DanQConfig(600, 4, 26, 75, 75, 4, 4, 3);
  private static final DanQConfig MORE_TARGETS = new DanQConfig(1000, 4, 26, 75, 75, 4, 4, 7);

  private static final DanQConfig HARD_GATES =
      TestBundles.SMALL.withGates(GateActivation.HARD_SIGMOID_FIFTH);

  @TempDir Path folder;
  private ModelRegistry registry;

  @BeforeEach
  void publishTheFirst() throws IOException {
    registry = ModelRegistry.at(folder.resolve("models").toString());
    promote("v1", TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(ModelCache.size()).isZero();
  }

  private void promote(String version, DanQConfig config, BaseOrder order, long seed)
      throws IOException {
    Path bundle = folder.resolve("bundle-" + version);
    TestBundles.random(bundle, config, order, seed);
    publish(bundle, version);
  }

  private void publish(Path bundle, String version) throws IOException {
    registry.publish(bundle, NAME, version, Map.of(), step -> {});
    registry.promote(NAME, version, PromotionGate.OPEN);
  }

  private ModelSource.Followed source(Duration interval) {
    return source(interval, Arithmetic.FLOAT32, ModelSource.Background.NOTHING);
  }

  private ModelSource.Followed source(
      Duration interval, Arithmetic arithmetic, ModelSource.Background needs) {
    return new ModelSource.Followed(
        folder.resolve("models").toString(),
        NAME,
        "v1",
        1000,
        BaseOrder.AGCT,
        interval,
        Strands.FORWARD,
        arithmetic,
        needs);
  }

  private ModelFollower follower() throws IOException {
    return new ModelFollower(source(Duration.ofHours(1)));
  }

  private static String version(ModelFollower follower) {
    try (ModelCache.Lease lease = follower.lease()) {
      assertThat(lease.predictor().predict(new RandomDna(1).windows(3, 1000))).hasNumberOfRows(3);
      return lease.model().version();
    }
  }

  @Test
  void takesOverWhatIsPromotedAndGoesBackWithARollback() throws IOException {
    try (ModelFollower follower = follower()) {
      assertThat(version(follower)).isEqualTo("v1");
      promote("v2", MORE_TARGETS, BaseOrder.AGCT, 2);
      assertThat(version(follower)).as("before it looks").isEqualTo("v1");
      follower.poll();
      assertThat(version(follower)).isEqualTo("v2");
      try (ModelCache.Lease lease = follower.lease()) {
        assertThat(OpenModel.annotation(lease.model()).targets()).hasSize(7);
        assertThat(lease.predictor().targets()).isEqualTo(7);
      }
      registry.rollback(NAME);
      follower.poll();
      assertThat(version(follower)).isEqualTo("v1");
      assertThat(ModelCache.size()).isEqualTo(1);
      assertThat(follower.takeSwitches()).isEqualTo(2);
      assertThat(follower.takeSwitches()).isZero();
      assertThat(follower.takeRefusals()).isZero();
    }
  }

  @Test
  void theOldVersionIsFreedWhenItsLastBatchIsDone() throws IOException {
    try (ModelFollower follower = follower()) {
      ModelCache.Lease batch = follower.lease();
      ModelCache.Lease another = follower.lease();
      promote("v2", TestBundles.SMALL, BaseOrder.AGCT, 2);
      follower.poll();
      assertThat(version(follower)).isEqualTo("v2");
      assertThat(batch.predictor().predict(new RandomDna(1).windows(1, 1000))).hasNumberOfRows(1);
      batch.close();
      assertThat(ModelCache.size()).isEqualTo(2);
      another.close();
      assertThat(ModelCache.size()).isEqualTo(1);
    }
  }

  @Test
  void aVersionThatStaysIsLoadedOnce() throws IOException {
    long before = ModelCache.loads();
    try (ModelFollower follower = follower()) {
      for (int i = 0; i < 3; i++) {
        follower.poll();
      }
      registry.promote(NAME, "v1", PromotionGate.OPEN);
      follower.poll();
    }
    assertThat(ModelCache.loads() - before).isEqualTo(1);
  }

  /** What may be wrong with a version that is promoted all the same. */
  enum Fault {
    WEIGHTS_DO_NOT_MATCH_THEIR_CHECKSUM,
    ANOTHER_WINDOW_LENGTH,
    ANOTHER_BASE_ORDER,
    HAS_A_WEIGHT_THAT_IS_NOT_A_NUMBER,
    IS_NOT_THERE,
    POINTER_CANNOT_BE_UNDERSTOOD
  }

  private void promoteWith(Fault fault) throws IOException {
    Path published = folder.resolve("models").resolve(NAME);
    switch (fault) {
      case WEIGHTS_DO_NOT_MATCH_THEIR_CHECKSUM -> {
        promote("bad", TestBundles.SMALL, BaseOrder.AGCT, 2);
        Files.write(published.resolve("bad").resolve(ModelBundle.WEIGHTS_FILE), new byte[10]);
      }
      case ANOTHER_WINDOW_LENGTH -> promote("bad", OTHER_WINDOW, BaseOrder.AGCT, 2);
      case ANOTHER_BASE_ORDER -> promote("bad", TestBundles.SMALL, BaseOrder.ACGT, 2);
      case HAS_A_WEIGHT_THAT_IS_NOT_A_NUMBER -> {
        promote("bad", TestBundles.SMALL, BaseOrder.AGCT, 2);
        spoil(published.resolve("bad"));
      }
      case IS_NOT_THERE -> {
        promote("bad", TestBundles.SMALL, BaseOrder.AGCT, 2);
        Files.delete(published.resolve("bad").resolve(ModelBundle.MANIFEST_FILE));
      }
      case POINTER_CANNOT_BE_UNDERSTOOD ->
          Files.writeString(published.resolve(ModelRegistry.POINTER), "v2");
    }
  }

  /** Makes the last weight NaN, and the checksum in the manifest that of the new file. */
  private static void spoil(Path bundle) throws IOException {
    Path weights = bundle.resolve(ModelBundle.WEIGHTS_FILE);
    String before = Checksums.sha256(weights);
    byte[] bytes = Files.readAllBytes(weights);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(bytes.length - Float.BYTES, Float.NaN);
    Files.write(weights, bytes);
    Path manifest = bundle.resolve(ModelBundle.MANIFEST_FILE);
    Files.writeString(
        manifest, Files.readString(manifest).replace(before, Checksums.sha256(weights)));
  }

  @ParameterizedTest
  @EnumSource
  void aVersionThatCannotBeUsedIsCountedOnceAndTheOldOneGoesOn(Fault fault) throws IOException {
    try (ModelFollower follower = follower()) {
      promoteWith(fault);
      for (int i = 0; i < 3; i++) {
        follower.poll();
      }
      assertThat(version(follower)).isEqualTo("v1");
      assertThat(ModelCache.size()).isEqualTo(1);
      assertThat(follower.takeRefusals()).isEqualTo(1);
      assertThat(follower.takeSwitches()).isZero();
      Files.deleteIfExists(folder.resolve("models/danq").resolve(ModelRegistry.POINTER));
      promote("v2", TestBundles.SMALL, BaseOrder.AGCT, 3);
      follower.poll();
      assertThat(version(follower)).isEqualTo("v2");
      assertThat(follower.takeRefusals()).isZero();
    }
  }

  @Test
  void aVersionThatCouldNotBeReadIsTriedAgain() throws IOException {
    Path weights = folder.resolve("models/danq/v2").resolve(ModelBundle.MANIFEST_FILE);
    try (ModelFollower follower = follower()) {
      promote("v2", TestBundles.SMALL, BaseOrder.AGCT, 2);
      Path away = Files.move(weights, folder.resolve("away"));
      follower.poll();
      assertThat(version(follower)).isEqualTo("v1");
      Files.move(away, weights);
      follower.poll();
      assertThat(version(follower)).isEqualTo("v2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerThatStartsWithAnUnusableVersionTakesTheOneBefore(Fault fault) throws IOException {
    promoteWith(fault);
    try (ModelFollower follower = follower()) {
      follower.poll();
      assertThat(version(follower)).isEqualTo("v1");
      assertThat(follower.takeRefusals()).isEqualTo(1);
    }
  }

  /** A worker that starts has no old version: it must not end for ever with the newest one. */
  @Test
  void aVersionThatThePrecisionCannotComputeIsRefusedByRunningAndByNewWorkers() throws IOException {
    ModelSource.Followed int8 =
        source(
            Duration.ofHours(1),
            new Arithmetic(Precision.INT8, EngineChoice.ONNXRUNTIME),
            ModelSource.Background.NOTHING);
    try (ModelFollower running = new ModelFollower(int8)) {
      promote("hard", HARD_GATES, BaseOrder.AGCT, 2);
      running.poll();
      running.poll();
      assertThat(version(running)).isEqualTo("v1");
      assertThat(running.takeRefusals()).isEqualTo(1);
      try (ModelFollower fresh = new ModelFollower(int8)) {
        assertThat(version(fresh)).isEqualTo("v1");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ModelSource.Background.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "NOTHING")
  void aVersionWithoutTheBackgroundThatHitsNeedIsRefused(ModelSource.Background needs)
      throws IOException {
    ModelSource.Followed source = source(Duration.ofHours(1), Arithmetic.FLOAT32, needs);
    assertThatThrownBy(() -> new ModelFollower(source))
        .hasMessageContaining(
            "version v1 has no background of %s for --strands=forward",
            needs.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void withoutAnyUsableVersionItSaysWhatIsWrongWithTheCurrentOne() throws IOException {
    Path weights = folder.resolve("models/danq/v1").resolve(ModelBundle.WEIGHTS_FILE);
    Files.write(weights, new byte[10]);
    assertThatThrownBy(this::follower).hasMessageContaining("does not match its checksum");
  }

  @Test
  void allUsersInThisJvmShareOnePollerAndTheLastToLeaveStopsIt() throws Exception {
    long before = ModelCache.loads();
    ModelSource source = source(Duration.ofMillis(20));
    List<ServedModel> users = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      users.add(source.open());
    }
    assertThat(pollers()).isEqualTo(1);
    promote("v2", TestBundles.SMALL, BaseOrder.AGCT, 2);
    for (ServedModel user : users) {
      while (!served(user).equals("v2")) {
        Thread.onSpinWait();
      }
    }
    assertThat(ModelCache.loads() - before).isEqualTo(2);
    users.forEach(ServedModel::close);
    users.forEach(ServedModel::close);
    while (pollers() > 0) {
      Thread.onSpinWait();
    }
  }

  private static String served(ServedModel user) {
    try (ModelCache.Lease lease = user.lease()) {
      return lease.model().version();
    }
  }

  private static long pollers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("danq-model-" + NAME))
        .count();
  }
}
