package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesCommandTest {
  @TempDir private Path folder;
  private TinyGenome genome;
  private Path output;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = TinyGenome.write(folder.resolve("genome"));
    output = folder.resolve("examples");
  }

  private DanqCall examples(String... more) {
    Stream<String> args =
        Stream.of(
            "examples",
            "--reference=" + genome.reference(),
            "--peaks=" + genome.peaks(),
            "--output=" + output,
            "--shards=2");
    return DanqCall.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  private static DanqCall done(DanqCall call) {
    assertThat(call.errors()).allSatisfy(line -> assertThat(line).doesNotStartWith("danq"));
    assertThat(call.exitCode()).isZero();
    return call;
  }

  private static String examplesOf(String row) {
    return row.replaceFirst("\\S+ +(\\d+) .*", "$1");
  }

  @Test
  void aNetworkIsTrainedAndJudgedByTheExamplesOfAGenome() throws IOException {
    List<String> summary =
        done(examples("--validationContigs=chr2", "--testContigs=chr3")).output();
    assertThat(summary.get(0)).matches("part +examples +targets without a positive one");
    assertThat(summary.get(1)).matches("train +\\d+ +0 of 3");
    assertThat(summary.get(3)).matches("test +\\d+ +0 of 3");
    int training = Integer.parseInt(examplesOf(summary.get(1)));
    Path model = folder.resolve("model");
    DanqCall trained =
        done(
            DanqCall.of(
                "train",
                "--data=" + output,
                "--output=" + model,
                "--reverseComplements",
                "--epochs=1",
                "--filters=4",
                "--pool=75",
                "--units=3",
                "--dense=5"));
    assertThat(trained.output().get(0)).startsWith(2 * training + " windows to train");
    ModelBundle bundle = ModelBundle.open(model);
    assertThat(bundle.targets()).extracting("assay").containsExactly("ASSAY0", "ASSAY1", "ASSAY2");
    assertThat(bundle.manifest().provenance()).containsEntry("data", "examples");
    DanqCall judged =
        done(
            DanqCall.of(
                "evaluate",
                "--model=" + model,
                "--data=" + output,
                "--output=" + folder.resolve("evaluation")));
    assertThat(Files.readString(judgedOnWorkers(model, "--runner=FlinkRunner", "--parallelism=2")))
        .isEqualTo(Files.readString(folder.resolve("evaluation/evaluation.tsv")));
    assertThat(judged.output().get(0)).endsWith("on examples, test");
    assertThat(judged.output().get(1))
        .startsWith(examplesOf(summary.get(3)) + " windows, 3 targets, 3 of them defined");
  }

  private Path judgedOnWorkers(Path model, String... more) {
    Path figures = folder.resolve("figures");
    Stream<String> args =
        Stream.of("evaluate", "--model=" + model, "--data=" + output, "--output=" + figures);
    DanqCall call = done(DanqCall.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new)));
    assertThat(call.output()).anySatisfy(line -> assertThat(line).startsWith("mean_auroc "));
    return figures.resolve("evaluation.tsv");
  }

  @Test
  void aPartThatIsEmptyIsNamed() {
    done(examples());
    DanqCall.of("evaluate", "--model=" + folder, "--data=" + output).failedWith(1, "manifest.json");
    Path model = folder.resolve("model");
    done(
        DanqCall.of(
            "train",
            "--data=" + output,
            "--output=" + model,
            "--epochs=1",
            "--filters=4",
            "--pool=75",
            "--units=3",
            "--dense=5"));
    DanqCall.of("evaluate", "--model=" + model, "--data=" + output)
        .failedWith(1, "examples has no test examples");
    DanqCall.of("background", "--model=" + model, "--data=" + output)
        .failedWith(1, "examples has no test examples");
    DanqCall.of("evaluate", "--model=" + model, "--data=" + output, "--runner=DirectRunner")
        .failedWith(1, "examples has no test examples");
    DanqCall.of("evaluate", "--model=" + model, "--data=" + output, "--strand=forward")
        .failedWith(2, "--strand");
  }

  @Test
  void aBadLineIsAWarningWithItsPlace() throws IOException {
    Path bed = folder.resolve("genome/target1.bed");
    long line = Files.readAllLines(bed).size() + 1L;
    Files.writeString(bed, "chr1\tfive\t9\n", StandardOpenOption.APPEND);
    DanqCall call = done(examples());
    assertThat(call.errors())
        .anySatisfy(
            error ->
                assertThat(error)
                    .startsWith("warning: ")
                    .contains("target1.bed:" + line + ": start is 'five'"));
  }

  @Test
  void peaksOfAnotherAssemblyFailTheCall() throws IOException {
    for (int target = 0; target < 3; target++) {
      Files.writeString(folder.resolve("genome/target" + target + ".bed"), "1\t0\t9000\n");
    }
    DanqCall call = examples();
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.errors().get(call.errors().size() - 1))
        .contains("danq examples", "no bin of the reference has a label");
  }

  @Test
  void whatIsWrongIsNamedBeforeAnythingRuns() throws IOException {
    examples("--negativeFraction=2").failedWith(2, "negativeFraction must be 0 to 1, was 2.0");
    examples("--window=999").failedWith(2, "a window of 999 bases");
    examples("--testContigs=chr1:9-2").failedWith(2, "'chr1:9-2' is not a region");
    Files.delete(folder.resolve("genome/target2.bed"));
    examples().failedWith(1, "target2.bed");
    DanqCall.of("examples", "--output=x").failedWith(2, "danq examples", "--peaks");
    DanqCall noExamples = DanqCall.of("train", "--data=" + folder, "--output=" + output);
    assertThat(noExamples.exitCode()).isEqualTo(1);
    assertThat(noExamples.errors().get(noExamples.errors().size() - 1)).contains("no counts.tsv");
  }

  @Test
  void examplesAreNotReplacedUnasked() {
    done(examples());
    examples().failedWith(2, "already holds examples", "--overwrite");
  }
}
