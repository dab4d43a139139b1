package io.danq.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.BackgroundWriter;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenModelTest {
  @TempDir Path folder;

  @BeforeEach
  void writeModel() throws IOException {
    TestBundles.random(folder, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private ModelIdentity identity() throws IOException {
    return ModelIdentity.of(folder.toString(), ModelBundle.readManifest(folder));
  }

  @Test
  void whoeverWantsAnOpenModelGetsTheSameBundle() throws IOException {
    OpenModel first = OpenModel.open(folder.toString());
    OpenModel second = OpenModel.open(folder.toString());
    assertThat(second.bundle()).isSameAs(first.bundle());
    first.close();
    first.close();
    OpenModel third = OpenModel.open(folder.toString());
    assertThat(third.bundle()).isSameAs(second.bundle());
    second.close();
    third.close();
  }

  @Test
  void aModelThatNobodyHoldsIsReadAgain() throws IOException {
    OpenModel before = OpenModel.open(folder.toString());
    before.close();
    try (OpenModel after = OpenModel.open(folder.toString())) {
      assertThat(after.bundle()).isNotSameAs(before.bundle());
    }
  }

  @Test
  void anOpenModelIsAnnotatedWithoutALookAtItsFolder() throws IOException {
    ModelIdentity identity = identity();
    try (OpenModel model = OpenModel.open(folder.toString())) {
      Files.delete(folder.resolve(ModelBundle.TARGETS_FILE));
      assertThat(OpenModel.annotation(identity).targets()).isEqualTo(model.bundle().targets());
    }
    assertThatThrownBy(() -> OpenModel.annotation(identity))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aWorkerThatDoesNotHaveTheModelReadsTargetsAndBackgroundButNoWeights() throws IOException {
    float[][] scores = {{0.1f, 0.6f}, {0.2f, 0.3f}, {0.4f, 0.5f}};
    ModelBundle bundle =
        BackgroundWriter.add(folder, folder, BackgroundScores.of(scores, true), Map.of());
    EffectBackground.Origin origin =
        new EffectBackground.Origin(EffectBackground.Kind.OBSERVED, "common.vcf");
    BackgroundWriter.add(
        folder,
        folder,
        EffectBackground.of(origin, false, List.of(new float[] {1, 2, 3}, new float[] {3, 2, 1})),
        Map.of());
    Files.delete(folder.resolve(ModelBundle.WEIGHTS_FILE));
    ModelAnnotation annotation = OpenModel.annotation(identity());
    assertThat(annotation.targets()).isEqualTo(bundle.targets());
    assertThat(annotation.background().orElseThrow().windows()).isEqualTo(2);
    assertThat(annotation.background().orElseThrow().evalue(1, 0.25f)).isEqualTo(0.5f);
    assertThat(annotation.effects())
        .singleElement()
        .satisfies(effects -> assertThat(effects.evalue(0, 2)).isEqualTo(0.5f));
  }

  @Test
  void aFolderThatAnotherModelHasTakenIsRefused() {
    ModelIdentity older = new ModelIdentity(folder.toString(), "danq", "7");
    assertThatThrownBy(() -> OpenModel.annotation(older))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(
            folder + " had model danq, version 7, when it predicted, and now has");
  }
}
