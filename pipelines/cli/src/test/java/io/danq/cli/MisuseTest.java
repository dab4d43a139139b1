package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.bundle.ModelBundle;
import io.danq.testing.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person sees who calls danq wrongly, or with files that cannot be used. */
class MisuseTest {
  @TempDir private Path folder;
  private Path model;
  private Path reads;

  private record Outcome(int exitCode, List<String> errors) {}

  @BeforeEach
  void writeFiles() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    reads = Files.writeString(folder.resolve("reads.fa"), ">r\n" + "ACGT".repeat(300) + "\n");
  }

  private static Outcome danq(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(args);
    return new Outcome(exitCode, err.toString().lines().toList());
  }

  private Outcome predict(Path input, String... more) {
    String[] args = {
      "predict", "--input=" + input, "--model=" + model, "--output=" + folder.resolve("out")
    };
    return danq(Stream.concat(Stream.of(args), List.of(more).stream()).toArray(String[]::new));
  }

  private static void assertOneLine(Outcome outcome, int exitCode, String... parts) {
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(outcome.errors()).hasSize(1).first().asString().contains(parts);
  }

  @Test
  void aMissingInputFileIsNamed() {
    Path missing = folder.resolve("missing.bam");
    assertOneLine(predict(missing), 1, "danq predict", "missing.bam");
  }

  @Test
  void aFolderThatIsNoBundleIsNamed() throws IOException {
    Files.delete(model.resolve(ModelBundle.MANIFEST_FILE));
    assertOneLine(predict(reads), 1, model.toString(), ModelBundle.MANIFEST_FILE);
  }

  @Test
  void weightsThatDoNotMatchTheirChecksumAreRefused() throws IOException {
    Path weights = model.resolve(ModelBundle.WEIGHTS_FILE);
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    assertOneLine(predict(reads), 1, weights.toString(), "checksum");
  }

  @ParameterizedTest
  @CsvSource({
    "--stride=0, stride",
    "--stride=1001, 1001",
    "--minRealBases=2, minRealBases",
    "--minProbability=2, minProbability",
    "--maxHits=-1, maxHits",
    "--stride=many, many",
    "--strands=reverse, reverse",
    "--inptu=x, --inptu",
    "word, word"
  })
  void aWrongOptionIsNamed(String option, String part) {
    assertOneLine(predict(reads, option), 2, "danq predict", part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"predict", "stream", "import", "evaluate", "bench"})
  void whatIsRequiredIsAskedFor(String command) {
    assertOneLine(danq(command), 2, "danq " + command, "--");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() {
    Outcome outcome =
        danq(
            "stream",
            "--bootstrapServers=127.0.0.1:1",
            "--inputTopic=reads",
            "--model=" + model,
            "--output=" + folder.resolve("out"));
    assertOneLine(outcome, 1, "127.0.0.1:1");
  }

  @Test
  void ofATruncatedFileWhatIsThereIsPredictedAndTheCallFails() throws IOException {
    byte[] bam = Files.readAllBytes(SharedData.file("reads/NA12878.hifi.unmapped.bam"));
    Path cut = Files.write(folder.resolve("cut.bam"), Arrays.copyOf(bam, 200_000));
    Outcome outcome = predict(cut);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.errors()).last().asString().contains("cut.bam");
    assertThat(folder.resolve("out/predictions")).isNotEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "predict", "stream", "import", "inspect", "evaluate", "bench"})
  void helpIsThereForEveryCommand(String command) {
    assertThat(danq(command, "--help").exitCode()).isZero();
  }
}
