package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.labels.testing.NpzWriter;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  private static final int WINDOWS = 60;
  private static final int LENGTH = 80;
  private static final int COLUMNS = 3;

  @TempDir private Path folder;
  private Path data;
  private Path targets;
  private Path output;

  @BeforeEach
  void writeData() throws IOException {
    byte[] x = new byte[WINDOWS * LENGTH * 4];
    float[] rows = OneHot.encode(new RandomDna(1).bases(WINDOWS * LENGTH), "AGCT");
    for (int i = 0; i < rows.length; i++) {
      x[i] = (byte) rows[i];
    }
    byte[] y = new byte[WINDOWS * COLUMNS];
    for (int i = 0; i < y.length; i++) {
      y[i] = (byte) (i % 7 == 0 ? 1 : 0);
    }
    data =
        new NpzWriter()
            .bytes("x", x, WINDOWS, LENGTH, 4)
            .bytes("y", y, WINDOWS, COLUMNS)
            .write(folder.resolve("data.npz"));
    targets =
        Files.writeString(
            folder.resolve("targets.tsv"),
            """
            index\tcell_type\tassay\ttreatment
            4\tK562\tCTCF\tNone
            5\tK562\tMAX\tNone
            6\tK562\tMYC\tNone
            7\tGM12878\tGABP\tNone
            """);
    output = folder.resolve("trained");
  }

  private DanqCall call(String... more) {
    Stream<String> args =
        Stream.of("train", "--data=" + data, "--output=" + output, "--batchSize=16");
    return DanqCall.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  private DanqCall train(String... more) {
    Stream<String> args =
        Stream.of(
            "--targets=" + targets,
            "--targetRange=0:3",
            "--filters=4",
            "--kernel=8",
            "--pool=6",
            "--units=3",
            "--dense=5");
    return call(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  private static void assertDone(DanqCall call) {
    assertThat(call.errors()).allSatisfy(line -> assertThat(line).doesNotStartWith("danq"));
    assertThat(call.exitCode()).isZero();
  }

  @Test
  void aBundleALogAndAPageComeOfLabelledWindows() throws IOException {
    DanqCall call = train("--epochs=2", "--id=mine");
    assertDone(call);
    assertThat(String.join("\n", call.output()))
        .contains("54 windows to train, 6 to validate")
        .contains("epoch 2 of 2: loss ")
        .contains("mine, version ");
    ModelBundle bundle = ModelBundle.open(output);
    assertThat(bundle.manifest().network()).isEqualTo(new DanQConfig(80, 4, 8, 6, 6, 3, 5, 3));
    assertThat(bundle.targets()).extracting("assay").containsExactly("CTCF", "MAX", "MYC");
    assertThat(bundle.manifest().metrics()).containsKey("validation_loss");
    assertThat(bundle.manifest().provenance())
        .containsEntry("data", "data.npz")
        .containsEntry("optimizer", "ADAM 0.001");
    List<String> log = Files.readAllLines(output.resolve("training.tsv"));
    assertThat(log).hasSize(3);
    assertThat(log.get(0)).startsWith("epoch\tlearning_rate\ttraining_loss\tvalidation_loss");
    assertThat(output.resolve("training.html"))
        .content()
        .contains("Training of mine", "Binary cross-entropy", "<polyline");
    assertThat(output.resolve("training.checkpoint")).doesNotExist();
  }

  @Test
  void theTrainedModelIsEvaluatedOnTheSameFile() {
    assertDone(train("--epochs=1"));
    assertDone(
        DanqCall.of(
            "evaluate", "--model=" + output, "--data=" + data, "--output=" + folder.resolve("e")));
  }

  @Test
  void aModelIsTrainedOnForAnotherTargetWithItsConvolutionFrozen() throws IOException {
    assertDone(train("--epochs=1"));
    ModelBundle first = ModelBundle.open(output);
    Path from = output;
    output = folder.resolve("tuned");
    DanqCall call =
        call(
            "--from=" + from,
            "--freezeConvolution",
            "--targets=" + targets,
            "--targetRange=1:4",
            "--epochs=1",
            "--optimizer=rmsprop",
            "--schedule=cosine",
            "--reverseComplements");
    assertDone(call);
    assertThat(String.join("\n", call.output()))
        .contains("108 windows to train")
        .contains("which has 2 of the targets");
    ModelBundle tuned = ModelBundle.open(output);
    assertThat(tuned.weights().get(DanQTensor.CONV_WEIGHT))
        .isEqualTo(first.weights().get(DanQTensor.CONV_WEIGHT));
    assertThat(tuned.weights().get(DanQTensor.HIDDEN_WEIGHT))
        .isNotEqualTo(first.weights().get(DanQTensor.HIDDEN_WEIGHT));
    assertThat(tuned.manifest().provenance())
        .containsEntry("from", "danq " + first.manifest().version());
  }

  @Test
  void aBundleIsNotReplacedUnasked() {
    assertDone(train("--epochs=1"));
    train("--epochs=1").failedWith(2, "danq train", "already holds a model bundle");
    assertDone(train("--epochs=1", "--overwrite"));
  }

  @ParameterizedTest
  @CsvSource({
    "--learningRate=0, learningRate must be above 0",
    "--epochs=0, epochs must be at least 1",
    "--lstmDropout=1, lstmDropout must be",
    "--schedule=linear, a schedule is constant",
    "--validationFraction=1, --validationFraction must be above 0",
    "--baseOrder=tgca, tgca",
    "--freezeConvolution, --freezeConvolution needs --from",
    "--optimizer=sgd, sgd"
  })
  void aWrongOptionIsNamed(String option, String part) {
    DanqCall call = train(option);
    assertThat(call.exitCode()).isEqualTo(2);
    assertThat(call.errors().get(call.errors().size() - 1)).contains("danq train", part);
    assertThat(output.resolve("manifest.json")).doesNotExist();
  }

  @Test
  void aKernelThatDoesNotFitTheWindowsIsRefused() {
    DanqCall call = call("--targets=" + targets, "--targetRange=0:3", "--kernel=81");
    assertThat(call.exitCode()).isEqualTo(2);
    assertThat(call.errors().get(call.errors().size() - 1))
        .contains("a window of 80 bases is too short for a kernel of 81");
  }

  @Test
  void targetsThatAreNotTheDatasAreRefused() {
    DanqCall call = call("--targets=" + targets);
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.errors().get(call.errors().size() - 1)).contains("has 4 targets");
    call().failedWith(2, "--targets is needed unless --from is given");
  }
}
