package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.labels.testing.NpzWriter;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One rule for every command: 2 if it was called wrongly, and results that are there are kept; 1 if
 * its work failed, as where a file is missing or cannot be written. One line says why.
 *
 * <p>In the calls, {@code F} is a folder with a model, reads, labelled windows, a genome and a file
 * {@code text}, below which nothing can be written.
 */
class ExitCodesTest {
  private static final int WINDOWS = 12;
  private static final int LENGTH = 1000;
  private static final int TARGETS = 3;
  private static final String LIBRARIES = "org\\.apache|com\\.fasterxml|java\\.|Exception";

  private static final String GENOME =
      " --reference=F/genome/genome.fa --peaks=F/genome/peaks.tsv --testContigs=chr3 ";

  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    TinyModel.write(folder.resolve("model"));
    Files.writeString(folder.resolve("text"), "text\n");
    Files.writeString(folder.resolve("reads.fa"), ">r\n" + "ACGT".repeat(300) + "\n");
    Files.copy(SharedData.file("keras/motifs.keras"), folder.resolve("motifs.keras"));
    Files.copy(SharedData.file("windows/targets.tsv"), folder.resolve("targets.tsv"));
    TinyGenome.write(Files.createDirectory(folder.resolve("genome")));
    byte[] x = new byte[WINDOWS * LENGTH * 4];
    float[] rows = OneHot.encode(new RandomDna(1).bases(WINDOWS * LENGTH), "AGCT");
    for (int i = 0; i < rows.length; i++) {
      x[i] = (byte) rows[i];
    }
    byte[] y = new byte[WINDOWS * TARGETS];
    for (int i = 0; i < y.length; i++) {
      y[i] = (byte) (i / TARGETS % 3 == 0 ? 1 : 0);
    }
    new NpzWriter()
        .bytes("x", x, WINDOWS, LENGTH, 4)
        .bytes("y", y, WINDOWS, TARGETS)
        .write(folder.resolve("data.npz"));
    assertThat(call("predict F/reads.fa -m F/model -o F/predicted").exitCode()).isZero();
    assertThat(call("evaluate -m F/model -d F/data.npz -o F/evaluated").exitCode()).isZero();
    assertThat(call("export --onnx -m F/model -o F/model.onnx").exitCode()).isZero();
    assertThat(call("models publish -m F/model -r F/models tiny").exitCode()).isZero();
    assertThat(call("examples" + GENOME + "-o F/exampled --shards=1").exitCode()).isZero();
  }

  private static DanqCall call(String line) {
    return DanqCall.of((line + " -q").replace("F/", folder + "/").split(" +"));
  }

  private static void endsWith(int exitCode, String line) {
    DanqCall call = call(line);
    assertThat(call.errors()).as("%s: %s", line, call.output()).hasSize(1);
    assertThat(call.errors().get(0)).startsWith("danq ").doesNotContainPattern(LIBRARIES);
    assertThat(call.exitCode()).as(call.errors().get(0)).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict F/nowhere.fa -m F/model -o F/out",
        "stream --replay F/nowhere -m F/model -o F/out",
        "import F/nowhere.keras -t F/targets.tsv -o F/out",
        "import F/motifs.keras -t F/nowhere.tsv -o F/out",
        "inspect F/nowhere",
        "haplotypes -i F/nowhere -o F/out",
        "haplotypes -i F/predicted -o F/out",
        "verify -m F/model --golden F/nowhere.npz",
        "evaluate -m F/model -d F/nowhere.npz -o F/out",
        "background -m F/model -d F/nowhere.npz -o F/out",
        "examples --reference=F/nowhere.fa --peaks=F/genome/peaks.tsv -o F/out",
        "examples --reference=F/genome/genome.fa --peaks=F/nowhere.tsv -o F/out",
        "train -d F/nowhere.npz -t F/targets.tsv --targetRange=0:3 -o F/out",
        "retrain -r F/models/tiny -d F/nowhere.npz --testData F/nowhere.npz -o F/out",
        "models publish -m F/model -r F/models --evaluation F/nowhere.tsv",
        "models promote -r F/models tiny@9",
        "models rollback -r F/models nobody",
        "models remove -r F/models tiny@9",
        "models list -r F/nowhere nobody",
        "bench -i F/nowhere.fa",
        "demo --reads F/nowhere.fa -o F/out"
      })
  void aMissingFileIsAFailure(String line) {
    endsWith(1, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict F/reads.fa -m F/nowhere -o F/out",
        "stream -i F/*.fa --watch 1s -m F/nowhere -o F/out",
        "verify -m F/nowhere",
        "evaluate -m F/nowhere -d F/data.npz -o F/out",
        "haplotypes -i F/predicted -m F/nowhere -o F/out",
        "background -m F/nowhere -d F/data.npz -o F/out",
        "train -d F/data.npz --from F/nowhere -o F/out",
        "export --onnx -m F/nowhere -o F/out.onnx",
        "models publish -m F/nowhere -r F/models",
        "bench -i F/reads.fa -m F/nowhere",
        "demo -m F/nowhere -o F/out"
      })
  void aMissingModelIsAFailure(String line) {
    endsWith(1, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict F/reads.fa -m F/model -o F/predicted",
        "import F/motifs.keras -t F/targets.tsv --targetRange=3:7 -o F/model",
        "evaluate -m F/model -d F/data.npz -o F/evaluated",
        "examples --reference=F/genome/genome.fa --peaks=F/genome/peaks.tsv -o F/exampled",
        "train -d F/data.npz -o F/model",
        "export --onnx -m F/model -o F/model.onnx"
      })
  void resultsThatAreThereAreKeptAndTheCallIsWrong(String line) {
    endsWith(2, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict F/reads.fa -m F/model -o F/text/out",
        "stream -i F/*.fa --watch 1s -m F/model -o F/text/out",
        "import F/motifs.keras -t F/targets.tsv --targetRange=3:7 -o F/text/out",
        "evaluate -m F/model -d F/data.npz -o F/text/out",
        "background -m F/model -d F/data.npz -o F/text/out",
        "examples --reference=F/genome/genome.fa --peaks=F/genome/peaks.tsv -o F/text/out",
        "train -d F/data.npz -t F/targets.tsv --targetRange=0:3 -o F/text/out",
        "retrain -r F/models/tiny -d F/data.npz --testData F/data.npz -o F/text/out",
        "export --onnx -m F/model -o F/text/model.onnx",
        "models publish -m F/model -r F/text/models",
        "demo -m F/model -o F/text/out"
      })
  void anOutputThatCannotBeWrittenIsAFailure(String line) {
    endsWith(1, line);
    assertThat(folder.resolve("text")).hasContent("text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "predict",
        "stream",
        "import",
        "inspect",
        "haplotypes",
        "verify",
        "evaluate",
        "background",
        "examples",
        "train",
        "retrain",
        "export",
        "models list",
        "models publish",
        "models promote",
        "models rollback",
        "models remove",
        "bench",
        "completion"
      })
  void anUnknownOptionIsAWrongCall(String command) {
    endsWith(2, command + " --frobnicate=1");
  }
}
