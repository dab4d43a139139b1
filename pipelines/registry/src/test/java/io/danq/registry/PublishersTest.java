package io.danq.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers beside each other, and ones that die: no reader ever sees a part of a model. */
@Timeout(300)
final class PublishersTest {
  private static final String NAME = "danq";
  private static final int VERSIONS = 12;

  @TempDir Path folder;

  private Path bundle(int seed) throws IOException {
    Path bundle = folder.resolve("bundle-" + seed);
    TestBundles.random(bundle, TestBundles.SMALL, BaseOrder.AGCT, seed);
    return bundle;
  }

  private static String weights(Path bundle) throws IOException {
    return ModelBundle.readManifest(bundle).sha256().get(ModelBundle.WEIGHTS_FILE);
  }

  @Test
  void twoProcessesThatPublishTheSameVersionsLeaveOneWholeBundleInEach() throws Exception {
    String registry = Store.LOCAL.newRegistry(folder);
    List<Process> publishers = new ArrayList<>();
    try {
      for (int seed = 1; seed <= 2; seed++) {
        publishers.add(PublishingProcess.start(registry, NAME, bundle(seed), VERSIONS, "never"));
      }
      while (publishers.stream().anyMatch(Process::isAlive)) {
        WholeVersions.check(registry, NAME);
      }
      for (Process publisher : publishers) {
        assertThat(publisher.exitValue()).isZero();
      }
    } finally {
      publishers.forEach(Process::destroyForcibly);
    }
    assertThat(WholeVersions.check(registry, NAME))
        .hasSize(VERSIONS)
        .isSubsetOf(weights(bundle(1)), weights(bundle(2)));
    assertThat(ModelRegistry.at(registry).current(NAME).orElseThrow().version())
        .isEqualTo("v" + VERSIONS);
    assertNothingElseIn(Path.of(registry, NAME), VERSIONS);
  }

  /** The versions and the pointer, and no upload or temporary file beside them. */
  private static void assertNothingElseIn(Path model, int versions) throws IOException {
    try (Stream<Path> files = Files.list(model)) {
      assertThat(files).hasSize(versions + 1);
    }
  }

  @Test
  void twoPublishersInAnObjectStoreLeaveOneWholeBundleInEachVersion() throws Exception {
    String registry = Store.OBJECTS.newRegistry(folder);
    List<Callable<Void>> publishers = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      String[] args = {registry, NAME, bundle(seed).toString(), "" + VERSIONS, "never"};
      publishers.add(
          () -> {
            PublishingProcess.main(args);
            return null;
          });
    }
    readWhile(publishers, registry);
    assertThat(WholeVersions.check(registry, NAME))
        .hasSize(VERSIONS)
        .isSubsetOf(weights(bundle(1)), weights(bundle(2)));
    assertThat(ModelRegistry.at(registry).current(NAME).orElseThrow().version())
        .isEqualTo("v" + VERSIONS);
  }

  @ParameterizedTest
  @EnumSource
  void twoPublishersOfOneBundleAreNeverRefused(Store store) throws Exception {
    String registry = store.newRegistry(folder);
    Path bundle = bundle(1);
    Callable<Void> publisher =
        () -> {
          ModelRegistry models = ModelRegistry.at(registry);
          for (int i = 1; i <= VERSIONS; i++) {
            models.publish(bundle, NAME, "v" + i, Map.of(), s -> {});
            models.promote(NAME, "v" + i, PromotionGate.OPEN);
          }
          return null;
        };
    readWhile(List.of(publisher, publisher), registry);
    assertThat(WholeVersions.check(registry, NAME)).hasSize(VERSIONS).containsOnly(weights(bundle));
    assertThat(ModelRegistry.at(registry).current(NAME).orElseThrow().version())
        .isEqualTo("v" + VERSIONS);
  }

  /** Reads a registry again and again while publishers work, each in a thread. */
  private static void readWhile(List<Callable<Void>> publishers, String registry) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(publishers.size());
    try {
      List<Future<Void>> results = publishers.stream().map(threads::submit).toList();
      while (!results.stream().allMatch(Future::isDone)) {
        WholeVersions.check(registry, NAME);
      }
      for (Future<Void> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uploading targets",
        "uploading weights",
        "verifying weights",
        "publishing version",
        PublishingProcess.BEFORE_PROMOTION
      })
  void aPublisherThatIsKilledLeavesTheOldVersionCurrentAndCanBeStartedAgain(String step)
      throws Exception {
    String registry = Store.LOCAL.newRegistry(folder);
    ModelRegistry models = ModelRegistry.at(registry);
    models.publish(bundle(1), NAME, "v0", Map.of(), s -> {});
    models.promote(NAME, "v0", PromotionGate.OPEN);

    Process publisher = PublishingProcess.start(registry, NAME, bundle(2), 1, step);
    try (BufferedReader output = publisher.inputReader()) {
      assertThat(output.readLine()).startsWith(step);
    } finally {
      publisher.destroyForcibly().waitFor();
    }

    boolean revealed = step.equals(PublishingProcess.BEFORE_PROMOTION);
    assertThat(WholeVersions.check(registry, NAME)).hasSize(revealed ? 2 : 1);
    assertThat(models.current(NAME).orElseThrow().version()).isEqualTo("v0");
    models.publish(bundle(2), NAME, "v1", Map.of(), s -> {});
    models.promote(NAME, "v1", PromotionGate.OPEN);
    assertThat(WholeVersions.check(registry, NAME)).hasSize(2);
  }

  /** At each change that a publication and its promotion make, one after the other. */
  @Test
  void anObjectStoreThatFailsAtAnyPointHoldsNoPartOfAModel() throws IOException {
    int changes = 0;
    boolean failed;
    do {
      String registry = Store.OBJECTS.newRegistry(folder);
      ModelRegistry models = ModelRegistry.at(registry);
      models.publish(bundle(1), NAME, "v0", Map.of(), s -> {});
      models.promote(NAME, "v0", PromotionGate.OPEN);
      ObjectStore.failAfter(changes++);
      try {
        models.publish(bundle(2), NAME, "v1", Map.of(), s -> {});
        models.promote(NAME, "v1", PromotionGate.OPEN);
      } catch (IOException e) {
        assertThat(e).hasMessage("the store does not answer");
      } finally {
        failed = ObjectStore.hasFailed();
        ObjectStore.failAfter(Integer.MAX_VALUE);
      }
      WholeVersions.check(registry, NAME);
      models.publish(bundle(2), NAME, "v1", Map.of(), s -> {});
      models.promote(NAME, "v1", PromotionGate.OPEN);
      assertThat(WholeVersions.check(registry, NAME)).contains(weights(bundle(2))).hasSize(2);
    } while (failed);
    assertThat(changes).as("changes of a publication and a promotion").isGreaterThan(8);
  }
}
