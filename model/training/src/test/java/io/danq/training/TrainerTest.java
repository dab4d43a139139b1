package io.danq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.labels.LabelledWindow;
import io.danq.labels.PackedWindows;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULTS
          .withBatchSize(16)
          .withThreads(2)
          .withEpochs(3)
          .withCheckpointInterval(Duration.ZERO);

  @TempDir private Path folder;
  private final PackedWindows training = TestWindows.planted(200, 1);
  private final PackedWindows validation = TestWindows.planted(60, 2);
  private final DanQWeights start = KerasInitialization.create(TestWindows.SMALL, 3);

  private TrainingResult train(TrainingOptions options, Optional<Path> checkpoint)
      throws IOException {
    return train(options, checkpoint, TrainingListener.NONE);
  }

  private TrainingResult train(
      TrainingOptions options, Optional<Path> checkpoint, TrainingListener listener)
      throws IOException {
    return Trainer.train(
        start, BaseOrder.AGCT, training, validation, options, checkpoint, listener);
  }

  private static void assertEqual(DanQWeights actual, DanQWeights expected) {
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(actual.get(tensor)).as(tensor.tensorName()).isEqualTo(expected.get(tensor));
    }
  }

  private static DanQWeights with(DanQWeights weights, DanQTensor tensor, float value) {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor each : DanQTensor.values()) {
      FloatBuffer copy = FloatBuffer.allocate(weights.get(each).remaining()).put(weights.get(each));
      tensors.put(each, copy.flip());
    }
    tensors.get(tensor).put(0, value);
    return new DanQWeights(weights.config(), tensors);
  }

  @ParameterizedTest
  @EnumSource
  void motifsAreLearntWithEitherOptimizer(OptimizerKind optimizer) throws IOException {
    TrainingOptions options =
        OPTIONS.withOptimizer(optimizer).withEpochs(40).withPatience(40).withLearningRate(0.005);
    TrainingResult result = train(options, Optional.empty());
    assertThat(result.best().validationAuroc()).isGreaterThan(0.95);
    assertThat(result.best().validationLoss())
        .isLessThan(0.5 * result.epochs().get(0).validationLoss());
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws IOException {
    DanQWeights first = train(OPTIONS, Optional.empty()).weights();
    assertEqual(train(OPTIONS, Optional.empty()).weights(), first);
    assertThat(train(OPTIONS.withSeed(2), Optional.empty()).weights().get(DanQTensor.CONV_WEIGHT))
        .isNotEqualTo(first.get(DanQTensor.CONV_WEIGHT));
  }

  @Test
  void aRunThatWasInterruptedEndsWithTheSameWeights() throws IOException {
    Path checkpoint = folder.resolve("new/folder/checkpoint");
    TrainingListener stops =
        new TrainingListener() {
          @Override
          public void stepped(int epoch, int windows, int total, double loss) {
            if (epoch == 2 && windows > total / 2) {
              throw new IllegalStateException("pulled the plug");
            }
          }
        };
    assertThatThrownBy(() -> train(OPTIONS, Optional.of(checkpoint), stops))
        .hasMessage("pulled the plug");
    List<Integer> resumedAt = new ArrayList<>();
    TrainingResult resumed =
        train(
            OPTIONS,
            Optional.of(checkpoint),
            new TrainingListener() {
              @Override
              public void resumed(List<EpochResult> epochs, int windows) {
                resumedAt.addAll(List.of(epochs.size(), windows));
              }
            });
    assertThat(resumedAt).containsExactly(1, 96);
    TrainingResult whole = train(OPTIONS, Optional.empty());
    assertEqual(resumed.weights(), whole.weights());
    assertThat(resumed.epochs().stream().map(EpochResult::trainingLoss))
        .containsExactlyElementsOf(whole.epochs().stream().map(EpochResult::trainingLoss).toList());
    assertThat(resumed.epochs().stream().map(EpochResult::validationLoss))
        .containsExactlyElementsOf(
            whole.epochs().stream().map(EpochResult::validationLoss).toList());
  }

  @Test
  void theEpochOfTheLowestLossOrOfTheHighestAurocIsKept() throws IOException {
    // So fast that neither gets better all the time.
    TrainingOptions options = OPTIONS.withEpochs(12).withPatience(12).withLearningRate(0.02);
    TrainingResult byLoss = train(options, Optional.empty());
    TrainingResult byAuroc = train(options.withCriterion(EpochCriterion.AUROC), Optional.empty());
    assertThat(byLoss.best().validationLoss())
        .isEqualTo(
            byLoss.epochs().stream().mapToDouble(EpochResult::validationLoss).min().orElseThrow());
    assertThat(byAuroc.best().validationAuroc())
        .isEqualTo(
            byAuroc.epochs().stream()
                .mapToDouble(EpochResult::validationAuroc)
                .max()
                .orElseThrow());
    assertThat(byAuroc.best().epoch()).isNotEqualTo(byLoss.best().epoch());
    assertThat(byAuroc.weights().get(DanQTensor.CONV_WEIGHT))
        .isNotEqualTo(byLoss.weights().get(DanQTensor.CONV_WEIGHT));
  }

  @Test
  void aRunThatWasCompleteReturnsItsResultAgain() throws IOException {
    Optional<Path> checkpoint = Optional.of(folder.resolve("checkpoint"));
    TrainingResult first = train(OPTIONS, checkpoint);
    TrainingResult again =
        train(
            OPTIONS,
            checkpoint,
            new TrainingListener() {
              @Override
              public void stepped(int epoch, int windows, int total, double loss) {
                throw new IllegalStateException("there is nothing left to do");
              }
            });
    assertThat(again.epochs()).isEqualTo(first.epochs());
    assertEqual(again.weights(), first.weights());
  }

  @Test
  void theCheckpointOfAnotherRunIsRefusedWithWhatDiffers() throws IOException {
    Optional<Path> checkpoint = Optional.of(folder.resolve("checkpoint"));
    train(OPTIONS.withEpochs(1), checkpoint);
    assertThatThrownBy(() -> train(OPTIONS.withBatchSize(32), checkpoint))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("batch size was 16, is 32");
    assertThatThrownBy(
            () ->
                Trainer.train(
                    start,
                    BaseOrder.AGCT,
                    training.range(0, 100),
                    validation,
                    OPTIONS,
                    checkpoint,
                    TrainingListener.NONE))
        .hasMessageContaining("training data was 200 windows");
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    Path file = folder.resolve("checkpoint");
    train(OPTIONS.withEpochs(1), Optional.of(file));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> train(OPTIONS, Optional.of(file)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("checkpoint is damaged");
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> train(OPTIONS, Optional.of(file)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContainingAll(
            "checkpoint is damaged", "claims bytes", "delete it to start over");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> train(OPTIONS, Optional.of(file)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("checkpoint is damaged");
  }

  @Test
  void aCheckpointOfAnOlderVersionIsRefusedWithAdvice() throws IOException {
    Path file = folder.resolve("checkpoint");
    byte[] json =
        "{\"format\":\"danq-training/1\",\"identity\":{}}".getBytes(StandardCharsets.UTF_8);
    Files.write(
        file,
        ByteBuffer.allocate(Long.BYTES + json.length + 100)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json)
            .array());
    assertThatThrownBy(() -> train(OPTIONS, Optional.of(file)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContainingAll(
            file.toString(), "older version of danq", "delete it to start over");
  }

  @Test
  void aLossThatIsNoNumberEndsTraining() {
    DanQWeights broken = with(start, DanQTensor.HIDDEN_WEIGHT, Float.NaN);
    assertThatThrownBy(
            () ->
                Trainer.train(
                    broken,
                    BaseOrder.AGCT,
                    training,
                    validation,
                    OPTIONS,
                    Optional.empty(),
                    TrainingListener.NONE))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("NaN in epoch 1, step 1, at a learning rate of 0.001");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e4, 1e9})
  void trainingThatDivergesFailsThoughItsLossIsFinite(double rate) {
    TrainingOptions options = OPTIONS.withLearningRate(rate).withEpochs(5).withPatience(5);
    assertThatThrownBy(() -> train(options, Optional.empty()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("loss became")
        .hasMessageContaining("try a lower one");
  }

  @Test
  void trainingEndsWhenTheValidationLossNoLongerFalls() throws IOException {
    TrainingOptions wild = OPTIONS.withLearningRate(0.2).withEpochs(50).withPatience(2);
    TrainingResult result = train(wild, Optional.empty());
    assertThat(result.stoppedEarly()).isTrue();
    int best = result.best().epoch();
    assertThat(result.epochs()).hasSize(best + 2);
    assertThat(result.epochs())
        .allSatisfy(
            e ->
                assertThat(e.validationLoss())
                    .isGreaterThanOrEqualTo(result.best().validationLoss()));
  }

  @Test
  void aFrozenConvolutionStaysAsItIs() throws IOException {
    DanQWeights trained = train(OPTIONS.withFreezeConvolution(true), Optional.empty()).weights();
    for (DanQTensor tensor : DanQTensor.values()) {
      boolean same = trained.get(tensor).equals(start.get(tensor));
      assertThat(same)
          .as(tensor.tensorName())
          .isEqualTo(tensor == DanQTensor.CONV_WEIGHT || tensor == DanQTensor.CONV_BIAS);
    }
  }

  @Test
  void examplesOfAnotherNetworkAreRefused() {
    PackedWindows other = new PackedWindows.Builder(100, 2).build();
    assertThatThrownBy(
            () ->
                Trainer.train(
                    start,
                    BaseOrder.AGCT,
                    training,
                    other,
                    OPTIONS,
                    Optional.empty(),
                    TrainingListener.NONE))
        .hasMessage("there are no validation windows");
    PackedWindows two =
        new PackedWindows.Builder(100, 2)
            .add(new LabelledWindow(new RandomDna(1).bases(100), new BitSet()))
            .build();
    assertThatThrownBy(
            () ->
                Trainer.train(
                    start,
                    BaseOrder.AGCT,
                    two,
                    validation,
                    OPTIONS,
                    Optional.empty(),
                    TrainingListener.NONE))
        .hasMessage("the training windows have 2 labels, the network has 3 targets");
  }
}
