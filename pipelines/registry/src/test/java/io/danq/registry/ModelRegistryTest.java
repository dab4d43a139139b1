package io.danq.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.Checksums;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Store.class)
final class ModelRegistryTest {
  private static final String NAME = "danq-lab";

  @Parameter Store store;
  @TempDir Path folder;
  private String uri;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    uri = store.newRegistry(folder);
    registry = ModelRegistry.at(uri);
  }

  private Path bundle(int seed) throws IOException {
    Path bundle = folder.resolve("bundle-" + seed);
    TestBundles.random(bundle, TestBundles.SMALL, BaseOrder.AGCT, seed);
    return bundle;
  }

  private ModelManifest publish(int seed, String version, Map<String, Double> metrics)
      throws IOException {
    return registry.publish(bundle(seed), NAME, version, metrics, step -> {});
  }

  private ModelManifest publish(int seed, String version) throws IOException {
    return publish(seed, version, Map.of());
  }

  private void writePointer(String content) throws IOException {
    ResourceId model = Blobs.folder(FileSystems.matchNewResource(uri, true), NAME);
    Blobs.write(Blobs.file(model, ModelRegistry.POINTER), content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anEmptyRegistryHoldsNothing() throws IOException {
    assertThat(registry.versions()).isEmpty();
    assertThat(registry.versions(NAME)).isEmpty();
    assertThat(registry.current(NAME)).isEmpty();
  }

  @Test
  void aPublishedVersionIsListedUnderTheNameAndVersionThatItsRowsWillHave() throws IOException {
    publish(1, "one");
    registry.publish(bundle(2), "other", "", Map.of(), step -> {});
    String own = ModelBundle.readManifest(bundle(2)).version();
    assertThat(registry.versions())
        .extracting(version -> version.name() + "@" + version.version())
        .containsExactly(NAME + "@one", "other@" + own);
    assertThat(registry.versions(NAME)).hasSize(1);
    ModelManifest manifest = registry.manifest(NAME, "one");
    assertThat(manifest.id()).isEqualTo(NAME);
    assertThat(manifest.version()).isEqualTo("one");
    assertThat(manifest.sha256()).isEqualTo(ModelBundle.readManifest(bundle(1)).sha256());
    assertThat(WholeVersions.check(uri, NAME)).hasSize(1);
  }

  @Test
  void onlyAPromotedVersionIsCurrentAndARollbackGoesBackStepByStep() throws IOException {
    for (int i = 1; i <= 3; i++) {
      publish(i, "v" + i);
    }
    assertThat(registry.current(NAME)).isEmpty();
    for (int i = 1; i <= 3; i++) {
      registry.promote(NAME, "v" + i, PromotionGate.OPEN);
    }
    assertThat(registry.current(NAME).orElseThrow().version()).isEqualTo("v3");
    assertThat(registry.current(NAME).orElseThrow().previous()).containsExactly("v2", "v1");
    assertThat(registry.rollback(NAME).version()).isEqualTo("v2");
    assertThat(registry.rollback(NAME)).isEqualTo(registry.current(NAME).orElseThrow());
    assertThat(registry.current(NAME).orElseThrow().version()).isEqualTo("v1");
    assertThatThrownBy(() -> registry.rollback(NAME))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("v1 of danq-lab was the first");
  }

  @Test
  void aVersionThatFailsTheGateLeavesThePointer() throws IOException {
    publish(1, "good", Map.of(ModelManifest.MEAN_AUROC, 0.74));
    publish(2, "bad", Map.of(ModelManifest.MEAN_AUROC, 0.70));
    PromotionGate gate = new PromotionGate(OptionalDouble.empty(), OptionalDouble.of(0.01));
    registry.promote(NAME, "good", gate);
    assertThatThrownBy(() -> registry.promote(NAME, "bad", gate))
        .isInstanceOf(PromotionRefusedException.class)
        .hasMessage(
            "version bad of danq-lab is not promoted: its mean AUROC is 0.7000, that of the current"
                + " version good is 0.7400, the tolerance is 0.0100");
    assertThat(registry.current(NAME).orElseThrow().version()).isEqualTo("good");
  }

  @Test
  void theSameBundleMayBePublishedAgainAndAnotherCannotTakeItsVersion() throws IOException {
    publish(1, "one");
    publish(1, "one");
    assertThatThrownBy(() -> publish(2, "one"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("version one", "belongs to another bundle");
    assertThat(WholeVersions.check(uri, NAME))
        .containsExactly(ModelBundle.readManifest(bundle(1)).sha256().get("weights.safetensors"));
  }

  @Test
  void theSameBundleWithOtherFiguresIsRefusedAsThat() throws IOException {
    publish(1, "one", Map.of(ModelManifest.MEAN_AUROC, 0.74));
    assertThatThrownBy(() -> publish(1, "one", Map.of(ModelManifest.MEAN_AUROC, 0.75)))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("version one")
        .hasMessageContaining("is this bundle, published with other metrics")
        .hasMessageContaining("{mean_auroc=0.74} there, {mean_auroc=0.75} here");
    assertThat(registry.manifest(NAME, "one").metrics()).containsEntry("mean_auroc", 0.74);
  }

  @Test
  void aBundleWithWeightsThatAreNotFiniteIsNotPublished() throws IOException {
    Path bundle = bundle(1);
    Path weights = bundle.resolve(ModelBundle.WEIGHTS_FILE);
    String before = Checksums.sha256(Files.newInputStream(weights));
    byte[] bytes = Files.readAllBytes(weights);
    Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0xff);
    Files.write(weights, bytes);
    Path manifest = bundle.resolve(ModelBundle.MANIFEST_FILE);
    String after = Checksums.sha256(Files.newInputStream(weights));
    Files.writeString(manifest, Files.readString(manifest).replace(before, after));
    assertThatThrownBy(() -> registry.publish(bundle, NAME, "one", Map.of(), step -> {}))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("weights must be finite");
    assertThat(registry.versions()).isEmpty();
  }

  @Test
  void aBundleThatDoesNotMatchItsChecksumsIsNotPublished() throws IOException {
    Path bundle = bundle(1);
    Files.writeString(bundle.resolve(ModelBundle.TARGETS_FILE), "index\n");
    assertThatThrownBy(() -> registry.publish(bundle, NAME, "one", Map.of(), step -> {}))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("does not match its checksum");
    assertThat(registry.versions()).isEmpty();
  }

  @Test
  void aBundleThatChangesWhileItIsUploadedIsNotPublished() throws IOException {
    Path bundle = bundle(1);
    assertThatThrownBy(
            () ->
                registry.publish(
                    bundle, NAME, "one", Map.of(), step -> truncateBefore(step, bundle)))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("does not match its checksum");
    assertThat(registry.versions()).isEmpty();
  }

  private static void truncateBefore(String step, Path bundle) {
    if (step.startsWith("uploading weights")) {
      try {
        Files.write(bundle.resolve(ModelBundle.WEIGHTS_FILE), new byte[8]);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aRemovedVersionIsGoneAndItsNameIsFreeForAnotherBundle() throws IOException {
    publish(1, "v1");
    publish(2, "v2");
    registry.remove(NAME, "v1");
    assertThat(registry.versions()).extracting(PublishedVersion::version).containsExactly("v2");
    assertThatThrownBy(() -> registry.remove(NAME, "v1"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no version v1");
    publish(3, "v1");
    assertThat(ModelBundle.open(bundle(3)).manifest().sha256())
        .isEqualTo(registry.manifest(NAME, "v1").sha256());
  }

  @Test
  void theCurrentVersionCannotBeRemoved() throws IOException {
    publish(1, "v1");
    registry.promote(NAME, "v1", PromotionGate.OPEN);
    assertThatThrownBy(() -> registry.remove(NAME, "v1"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("version v1 of " + NAME + " is the current one");
    assertThat(registry.manifest(NAME, "v1").version()).isEqualTo("v1");
  }

  @Test
  void aVersionThatIsNotThereCannotBePromoted() throws IOException {
    publish(1, "one");
    assertThatThrownBy(() -> registry.promote(NAME, "two", PromotionGate.OPEN))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no version two of danq-lab");
    assertThat(registry.current(NAME)).isEmpty();
  }

  @Test
  void aPointerToAMissingVersionIsNamedAndTheNextPromotionMendsIt() throws IOException {
    publish(1, "one");
    writePointer(
        "{\"version\":\"gone\",\"promotedAt\":\"2026-11-23T08:00:00Z\",\"previous\":[\"older\"]}");
    assertThat(registry.current(NAME).orElseThrow().version()).isEqualTo("gone");
    assertThatThrownBy(() -> registry.folder(NAME, "gone"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no version gone of danq-lab");
    assertThatThrownBy(() -> registry.rollback(NAME)).hasMessageContaining("no version older");
    registry.promote(NAME, "one", new PromotionGate(OptionalDouble.empty(), OptionalDouble.of(0)));
    assertThat(registry.current(NAME).orElseThrow().previous()).containsExactly("gone", "older");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "{}",
        "[]",
        "{\"version\":\"../x\",\"promotedAt\":\"2026-11-23T08:00:00Z\"}",
        "{\"version\":\"1\",\"promotedAt\":\"today\"}",
        "{\"version\":\"1\",\"promot"
      })
  void aPointerThatCannotBeUnderstoodIsNamed(String content) throws IOException {
    writePointer(content);
    assertThatThrownBy(() -> registry.current(NAME))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("danq-lab/current is not a pointer");
  }

  @Test
  void aFolderUnderAnotherNameThanItsManifestIsRefused() throws IOException {
    publish(1, "one");
    ResourceId model = Blobs.folder(FileSystems.matchNewResource(uri, true), NAME);
    byte[] manifest =
        Blobs.readSmall(Blobs.file(Blobs.folder(model, "one"), ModelBundle.MANIFEST_FILE))
            .orElseThrow();
    Blobs.write(Blobs.file(Blobs.folder(model, "two"), ModelBundle.MANIFEST_FILE), manifest);
    assertThatThrownBy(() -> registry.folder(NAME, "two"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("belongs to danq-lab, version one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".upload-1", "a/b", "a b", "current", "ä", "-x"})
  void aNameThatIsNoFolderOnEveryFileSystemIsRefused(String name) throws IOException {
    Path bundle = bundle(1);
    assertThatThrownBy(() -> registry.publish(bundle, name, "1", Map.of(), step -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
    if (!name.isEmpty()) {
      assertThatThrownBy(() -> registry.publish(bundle, NAME, name, Map.of(), step -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + name + "'");
    }
    assertThat(List.of(registry.versions())).containsExactly(List.of());
  }
}
