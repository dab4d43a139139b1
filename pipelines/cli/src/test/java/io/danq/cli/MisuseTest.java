package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.demo.LocalKafka;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
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

/** What a person sees who calls danq wrongly, or with files that cannot be used. */
class MisuseTest {
  @TempDir private Path folder;
  private Path model;
  private Path reads;

  @BeforeEach
  void writeFiles() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    reads = Files.writeString(folder.resolve("reads.fa"), ">r\n" + "ACGT".repeat(300) + "\n");
  }

  private DanqCall predict(Path input, String... more) {
    String[] args = {
      "predict", "--input=" + input, "--model=" + model, "--output=" + folder.resolve("out")
    };
    return DanqCall.of(
        Stream.concat(Stream.of(args), List.of(more).stream()).toArray(String[]::new));
  }

  @Test
  void aMissingInputFileIsNamed() {
    Path missing = folder.resolve("missing.bam");
    predict(missing).failedWith(1, "danq predict", "missing.bam");
  }

  @Test
  void aFolderThatIsNoBundleIsNamed() throws IOException {
    Files.delete(model.resolve(ModelBundle.MANIFEST_FILE));
    predict(reads).failedWith(1, model.toString(), ModelBundle.MANIFEST_FILE);
  }

  @Test
  void weightsThatDoNotMatchTheirChecksumAreRefused() throws IOException {
    Path weights = model.resolve(ModelBundle.WEIGHTS_FILE);
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    predict(reads).failedWith(1, weights.toString(), "checksum");
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
    "--threads=0, '--threads must be at least 1, was 0'",
    "--parallelism=0, '--parallelism must be 1 to 64 in one process, was 0'",
    "--parallelism=10000, '--parallelism must be 1 to 64 in one process, was 10000'",
    "--parallelism=x, is not a whole number"
  })
  void aWrongOptionIsNamed(String option, String part) {
    predict(reads, option).failedWith(2, "danq predict", part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict",
        "stream",
        "import",
        "verify",
        "haplotypes",
        "evaluate",
        "background",
        "bench"
      })
  void whatIsRequiredIsAskedFor(String command) {
    DanqCall.of(command).failedWith(2, "danq " + command, "--");
  }

  @ParameterizedTest
  @CsvSource({
    "stream, --windowSeconds=60, --windowSeconds=60 is now --window=60s",
    "stream, --windowSeconds 60, --windowSeconds=60 is now --window=60s",
    "stream, --maxDelaySeconds=2, --maxDelaySeconds=2 is now --maxDelay=2s",
    "stream, --modelPollInterval=60, '--modelPollInterval=60 needs a unit, for example --modelPollInterval=60s'",
    "stream, --window 60, '--window=60 needs a unit, for example --window=60s'",
    "train, --checkpointMinutes=5, --checkpointMinutes=5 is now --checkpointInterval=5m",
    "train, --checkpointInterval=5, '--checkpointInterval=5 needs a unit, for example --checkpointInterval=5s'",
    "retrain, --checkpointMinutes 5, --checkpointMinutes=5 is now --checkpointInterval=5m",
    "retrain, --checkpointMinutes=0.5, '--checkpointMinutes=0.5 is now --checkpointInterval, with a unit: --checkpointInterval=5m'"
  })
  void aTimeInItsFormerSpellingIsRefusedWithTheNewOne(
      String command, String option, String message) {
    List<String> required =
        switch (command) {
          case "stream" -> List.of("-t", "reads", "-b", "127.0.0.1:1", "-m", "m", "-o", "o");
          case "train" -> List.of("--data=d", "--output=o");
          default -> List.of("--registry=r/m", "--output=o");
        };
    String[] args =
        Stream.of(List.of(command), required, List.of(option.split(" ")))
            .flatMap(List::stream)
            .toArray(String[]::new);
    DanqCall.of(args).failedWith(2, "danq " + command + ": " + message);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() {
    stream("127.0.0.1:1", "reads").failedWith(1, "127.0.0.1:1");
  }

  @Test
  void aTopicThatDoesNotExistIsNamed() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"))) {
      stream(kafka.bootstrapServers(), "raeds")
          .failedWith(1, "no topic raeds", kafka.bootstrapServers());
    }
  }

  private DanqCall stream(String bootstrapServers, String topic) {
    return DanqCall.of(
        "stream",
        "--bootstrapServers=" + bootstrapServers,
        "--inputTopic=" + topic,
        "--model=" + model,
        "--output=" + folder.resolve("out"));
  }

  @Test
  void aManifestThatIsNoJsonIsNamedWithThePlace() throws IOException {
    Path manifest = model.resolve(ModelBundle.MANIFEST_FILE);
    Files.writeString(manifest, Files.readString(manifest).replaceFirst(":", ""));
    predict(reads).failedWith(1, manifest.toString(), "line 2");
  }

  @Test
  void whereAnErrorAroseIsShownToWhoAsks() {
    DanqCall call = predict(folder.resolve("missing.bam"), "--verbose");
    assertThat(call.errors()).anyMatch(line -> line.contains("at io.danq.")).hasSizeGreaterThan(2);
    assertThat(call.errors()).last().asString().contains("danq predict", "missing.bam");
  }

  @ParameterizedTest
  @CsvSource({"simulated/long.bam, 40000", "reads/NA12878.hifi.unmapped.bam, 200000"})
  void ofATruncatedFileWhatIsThereIsPredictedAndTheCallFails(String name, int length)
      throws IOException {
    byte[] bam = Files.readAllBytes(SharedData.file(name));
    Path cut = Files.write(folder.resolve("cut.bam"), Arrays.copyOf(bam, length));
    DanqCall outcome = predict(cut);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.errors()).last().asString().contains("cut.bam");
    assertThat(folder.resolve("out/predictions")).isNotEmptyDirectory();
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
        "bench"
      })
  void helpIsThereForEveryCommand(String command) {
    assertThat(DanqCall.of(command, "--help").exitCode()).isZero();
  }
}
