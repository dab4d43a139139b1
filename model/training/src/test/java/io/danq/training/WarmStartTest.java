package io.danq.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.labels.PackedWindows;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartTest {
  @TempDir private Path folder;
  private ModelBundle old;

  @BeforeEach
  void writeBundle() throws IOException {
    old = TestBundles.random(folder, TestWindows.SMALL, BaseOrder.AGCT, 1);
  }

  @Test
  void theSameTargetsKeepAllWeights() {
    DanQWeights weights = WarmStart.from(old, old.targets(), 2);
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(weights.get(tensor)).isEqualTo(old.weights().get(tensor));
    }
  }

  @Test
  void outputsGoWithTheirTargetsAndNewTargetsGetNewOnes() {
    Target added = new Target(7, "K562", "CTCF", "None");
    List<Target> targets = List.of(old.targets().get(2), added, old.targets().get(0), added(8));
    DanQWeights weights = WarmStart.from(old, targets, 2);
    assertThat(WarmStart.knownTargets(old, targets)).isEqualTo(2);
    assertThat(weights.config().targets()).isEqualTo(4);
    assertThat(weights.get(DanQTensor.LSTM_WEIGHT))
        .isEqualTo(old.weights().get(DanQTensor.LSTM_WEIGHT));
    FloatBuffer before = old.weights().get(DanQTensor.OUTPUT_WEIGHT);
    FloatBuffer after = weights.get(DanQTensor.OUTPUT_WEIGHT);
    for (int row = 0; row < weights.config().dense(); row++) {
      assertThat(after.get(row * 4)).isEqualTo(before.get(row * 3 + 2));
      assertThat(after.get(row * 4 + 2)).isEqualTo(before.get(row * 3));
      assertThat(after.get(row * 4 + 1)).isNotZero().isNotEqualTo(before.get(row * 3 + 1));
    }
    assertThat(weights.get(DanQTensor.OUTPUT_BIAS).get(1)).isZero();
  }

  @Test
  void theLstmsStayWhatTheyWere() throws IOException {
    DanQConfig published =
        TestWindows.SMALL
            .withGates(GateActivation.HARD_SIGMOID_FIFTH)
            .withDirections(LstmDirections.BOTH_FORWARD);
    ModelBundle bundle =
        TestBundles.random(folder.resolve("published"), published, BaseOrder.AGCT, 1);
    DanQWeights start = WarmStart.from(bundle, List.of(added(7), added(8), added(9)), 2);
    assertThat(start.config()).isEqualTo(published);
    TrainingResult tuned =
        train(
            start,
            TestWindows.planted(200, 1),
            TestWindows.planted(60, 2),
            TrainingOptions.DEFAULTS.withBatchSize(16).withEpochs(2).withLearningRate(0.005));
    assertThat(tuned.weights().config()).isEqualTo(published);
    assertThat(tuned.epochs().get(1).trainingLoss())
        .isLessThan(tuned.epochs().get(0).trainingLoss());
  }

  private static Target added(int index) {
    return new Target(index, "GM12878", "GABP", "None");
  }

  @Test
  void fineTuningBeginsWhereTheModelWas() throws IOException {
    PackedWindows training = TestWindows.planted(200, 1);
    PackedWindows validation = TestWindows.planted(60, 2);
    TrainingOptions options =
        TrainingOptions.DEFAULTS.withBatchSize(16).withEpochs(30).withLearningRate(0.005);
    TrainingResult first = train(old.weights(), training, validation, options);
    TrainingResult tuned = train(first.weights(), training, validation, options.withEpochs(1));
    assertThat(tuned.epochs().get(0).trainingLoss())
        .isLessThan(0.7 * first.epochs().get(0).trainingLoss());
  }

  private static TrainingResult train(
      DanQWeights start, PackedWindows training, PackedWindows validation, TrainingOptions options)
      throws IOException {
    return Trainer.train(
        start,
        BaseOrder.AGCT,
        training,
        validation,
        options,
        Optional.empty(),
        TrainingListener.NONE);
  }
}
