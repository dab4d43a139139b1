package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.labels.testing.NpzWriter;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.registry.CurrentVersion;
import io.danq.registry.ModelRegistry;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainCommandTest {
  private static final int LENGTH = 80;
  private static final int COLUMNS = 3;

  @TempDir private Path folder;
  private String registry;
  private Path output;

  @BeforeEach
  void name() {
    registry = folder.resolve("models").toString();
    output = folder.resolve("retrain");
  }

  private DanqCall retrain(String... more) {
    Stream<String> args =
        Stream.of(
            "retrain",
            "--registry=" + registry + "/lab",
            "--output=" + output,
            "--epochs=2",
            "--batchSize=16",
            "--threads=1",
            "--filters=4",
            "--units=3",
            "--dense=5");
    return DanqCall.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  private DanqCall retrainArrays(String... more) {
    Stream<String> args =
        Stream.of(
            "--data=" + folder.resolve("train.npz"),
            "--testData=" + folder.resolve("test.npz"),
            "--targets=" + folder.resolve("targets.tsv"),
            "--kernel=8",
            "--pool=6");
    return retrain(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  private void writeArrays() throws IOException {
    array("train.npz", 60, 1);
    array("test.npz", 40, 2);
    Files.writeString(
        folder.resolve("targets.tsv"),
        """
        index\tcell_type\tassay\ttreatment
        4\tK562\tCTCF\tNone
        5\tK562\tMAX\tNone
        6\tK562\tMYC\tNone
        """);
  }

  private void array(String name, int windows, long seed) throws IOException {
    byte[] x = new byte[windows * LENGTH * 4];
    float[] rows = OneHot.encode(new RandomDna(seed).bases(windows * LENGTH), "AGCT");
    for (int i = 0; i < rows.length; i++) {
      x[i] = (byte) rows[i];
    }
    byte[] y = new byte[windows * COLUMNS];
    for (int i = 0; i < y.length; i++) {
      y[i] = (byte) (i % 7 == 0 ? 1 : 0);
    }
    new NpzWriter()
        .bytes("x", x, windows, LENGTH, 4)
        .bytes("y", y, windows, COLUMNS)
        .write(folder.resolve(name));
  }

  private static DanqCall done(DanqCall call) {
    assertThat(call.errors()).allSatisfy(line -> assertThat(line).doesNotStartWith("danq"));
    assertThat(call.exitCode()).isZero();
    return call;
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  private CurrentVersion current() throws IOException {
    return ModelRegistry.at(registry).current("lab").orElseThrow();
  }

  private List<String> listed() {
    return done(DanqCall.of("models", "list", "--registry=" + registry)).output();
  }

  @Test
  void labelsOfAGenomeBecomeTheCurrentVersionOfAModel() throws IOException {
    TinyGenome genome = TinyGenome.write(folder.resolve("genome"));
    DanqCall call =
        done(
            retrain(
                "--reference=" + genome.reference(),
                "--peaks=" + genome.peaks(),
                "--validationContigs=chr2",
                "--testContigs=chr3",
                "--shards=2",
                "--pool=75",
                "--reverseComplements"));
    assertThat(call.output())
        .filteredOn(line -> line.startsWith("== "))
        .containsExactly(
            "== examples", "== training", "== evaluation", "== background", "== publication");
    ModelManifest manifest = ModelRegistry.at(registry).manifest("lab", current().version());
    assertThat(manifest.metrics()).containsKeys(ModelManifest.MEAN_AUROC, "validation_loss");
    assertThat(manifest.provenance()).containsEntry("data", "examples");
    assertThat(last(call.output())).isEqualTo("current version of lab: " + current().version());
    assertThat(output.resolve("evaluation/evaluation.html")).isNotEmptyFile();
    assertThat(output.resolve("examples/counts.tsv")).isNotEmptyFile();
    assertThat(last(listed())).matches("lab +" + current().version() + " .* current since .*");
  }

  @Test
  void whatTheNetworkGivesForUnlabelledTestWindowsIsPublishedWithIt() throws IOException {
    writeArrays();
    array("test.npz", 400, 2);
    done(retrainArrays());
    Path version = Path.of(registry, "lab", current().version());
    BackgroundScores background = ModelBundle.open(version).background().orElseThrow();
    assertThat(background.windows()).isBetween(100, 399);
    assertThat(background.bothStrands()).isTrue();
  }

  @Test
  void withFewUnlabelledTestWindowsTheReasonForMissingEvaluesIsTold() throws IOException {
    writeArrays();
    assertThat(done(retrainArrays()).output())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "no background, so hits will have no E-values: of the data's 40 windows"));
    assertThat(ModelBundle.open(Path.of(registry, "lab", current().version())).background())
        .isEmpty();
  }

  @Test
  void aModelThatTheGateRefusesIsPublishedButNotServed() throws IOException {
    writeArrays();
    done(retrainArrays());
    String first = current().version();
    output = folder.resolve("second");
    DanqCall refused = retrainArrays("--seed=2", "--minMeanAuroc=0.99");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(last(refused.errors()))
        .startsWith("danq retrain: ")
        .contains("is not promoted: its mean AUROC is", "minMeanAuroc is 0.9900");
    assertThat(current().version()).isEqualTo(first);
    assertThat(listed()).hasSize(3);
    FileTime trained = Files.getLastModifiedTime(output.resolve("model/manifest.json"));

    DanqCall promoted = done(retrainArrays("--seed=2", "--force"));
    assertThat(promoted.output())
        .contains("== training: done by an earlier call", "== evaluation: done by an earlier call");
    assertThat(current().previous()).containsExactly(first);
    assertThat(Files.getLastModifiedTime(output.resolve("model/manifest.json"))).isEqualTo(trained);
  }

  @Test
  void aRetrainingThatIsDoneDoesNothingAndLeavesARollbackAlone() throws IOException {
    writeArrays();
    done(retrainArrays());
    String first = current().version();
    output = folder.resolve("second");
    done(retrainArrays("--seed=2", "--tolerance=1"));
    done(DanqCall.of("models", "rollback", "--registry=" + registry, "lab"));
    DanqCall again = done(retrainArrays("--seed=2", "--tolerance=1"));
    assertThat(again.output()).contains("== publication: done by an earlier call");
    assertThat(current().version()).isEqualTo(first);
  }

  @Test
  void aWarmStartBeginsWithTheVersionThatWasCurrentAtTheFirstCall() throws IOException {
    writeArrays();
    done(retrainArrays());
    String first = current().version();
    output = folder.resolve("second");
    DanqCall call = done(retrainArrays("--warmStart", "--freezeConvolution", "--tolerance=1"));
    assertThat(call.output())
        .contains("starting from lab " + first + ", which has 3 of the targets");
    ModelBundle tuned = ModelBundle.open(output.resolve("model"));
    assertThat(tuned.manifest().provenance()).containsEntry("from", "lab " + first);
    assertThat(current().version()).isEqualTo(tuned.manifest().version());
  }

  @Test
  void workWithOtherInputIsNotGoneOnWithUnasked() throws IOException {
    writeArrays();
    done(retrainArrays());
    retrainArrays("--seed=2").failedWith(2, "holds a retraining with another 'training'");
    array("train.npz", 50, 3);
    retrainArrays().failedWith(2, "holds a retraining with another 'data'", "--restart");
    Files.writeString(output.resolve("notes.txt"), "mine");
    done(retrainArrays("--restart", "--tolerance=1"));
    assertThat(output.resolve("notes.txt")).hasContent("mine");
    output = folder.resolve("foreign");
    Files.createDirectories(output.resolve("model"));
    retrainArrays().failedWith(2, "exists but is not from a retraining");
    retrainArrays("--restart").failedWith(2, "exists but is not from a retraining");
  }

  @Test
  void aWrongCallIsNamed() throws IOException {
    writeArrays();
    retrain().failedWith(2, "--reference and --peaks, or else --data");
    retrain("--reference=x").failedWith(2, "--reference and --peaks must be given together");
    retrain("--data=" + folder.resolve("train.npz")).failedWith(2, "--testData is needed");
    retrainArrays("--freezeConvolution").failedWith(2, "--freezeConvolution needs --warmStart");
    retrainArrays("--fliters=3").failedWith(2, "--fliters");
    DanqCall.of("retrain", "--output=x").failedWith(2, "danq retrain", "--registry");
    assertThat(DanqCall.of("retrain", "--help").exitCode()).isZero();
  }
}
