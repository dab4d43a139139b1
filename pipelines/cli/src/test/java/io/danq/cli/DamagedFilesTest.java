package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of damaged and foreign files: the file, what it is, and no word of a library. */
class DamagedFilesTest {
  private static final String LIBRARIES =
      "com\\.fasterxml|org\\.apache|java\\.|Exception|\\(class |JSON token|Unrecognized|deserializ|Unexpected";

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
  }

  private static void refused(DanqCall call, int exitCode, String... parts) {
    call.failedWith(exitCode, parts);
    assertThat(call.errors().get(0)).doesNotContainPattern(LIBRARIES);
  }

  private DanqCall predict(String... more) throws IOException {
    Path reads = folder.resolve("reads.fa");
    Files.writeString(reads, ">r\n" + "ACGT".repeat(300) + "\n");
    String[] args = {
      "predict", "-q", "-i=" + reads, "-m=" + model, "-o=" + folder.resolve("out"), "--threads=1"
    };
    return DanqCall.of(Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "'CRAM\u0003\u0001', false, 'is a CRAM file; ''danq predict'' reads it'",
    "'BCF\u0002\u0002', true, 'is a BCF file; ''bcftools view'' makes VCF of it'",
    "'##fileformat=VCFv4.3', true, 'is a VCF file; ''danq variants'' reads it'",
    "'>r', true, 'is a FASTA file; ''danq predict'' reads it'",
    "'BAM\u0001', true, 'is a BAM file; ''danq predict'' reads it'"
  })
  void inspectSaysWhatAFileIsAndWhoReadsIt(String start, boolean compressed, String says)
      throws IOException {
    Path file = folder.resolve("file");
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream content = compressed ? new GZIPOutputStream(out) : out) {
      content.write(bytes);
    }
    refused(DanqCall.of("inspect", file.toString()), 1, file + " " + says);
  }

  @ParameterizedTest
  @CsvSource({"'BCF\u0002\u0002', BCF", "'##fileformat=VCFv4.3', VCF"})
  void predictSaysThatVariantsAreNoSequences(String start, String format) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), start);
    DanqCall call =
        DanqCall.of(
            "predict", "--dry-run", file.toString(), "-m=" + model, "-o=" + folder.resolve("out"));
    assertThat(call.output())
        .anyMatch(line -> line.contains("is " + format + ": variants, not sequences"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{}", "null", "[]", "{\"x\": 1}", "{\"format\": \"danq-run/1\"}", ""})
  void aDamagedJournalIsNamedAndCanBeLeft(String content) throws IOException {
    Path plan = folder.resolve("out/_run/plan.json");
    Files.createDirectories(plan.getParent());
    Files.writeString(plan, content);
    Files.writeString(plan.resolveSibling("part-00007.json"), "{}");
    refused(predict(), 1, plan + " is damaged: it is not the plan", "; --restart starts over");
    DanqCall anew = predict("--restart");
    assertThat(anew.errors()).isEmpty();
    assertThat(anew.exitCode()).isZero();
    assertThat(plan.getParent()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "null", "{\"id\": 1, \"id\": 2}", "{\"network\": []}", "\u0000"})
  void aDamagedManifestIsNamed(String content) throws IOException {
    Path manifest = model.resolve("manifest.json");
    Files.writeString(manifest, content);
    refused(DanqCall.of("inspect", model.toString()), 1, manifest + " is not a model manifest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "null", "[1]", "{\"version\": {}}", ""})
  void aDamagedPointerOfARegistryIsNamed(String content) throws IOException {
    String registry = folder.resolve("models").toString();
    DanqCall published =
        DanqCall.of(
            "models", "publish", "-q", "-m", model.toString(), "-r", registry, "--promote", "tiny");
    assertThat(published.errors()).isEmpty();
    Path pointer;
    try (Stream<Path> files = Files.walk(folder.resolve("models"))) {
      pointer =
          files
              .filter(file -> file.getFileName().toString().startsWith("current"))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow();
    }
    Files.writeString(pointer, content);
    refused(
        DanqCall.of("models", "list", "-r", registry),
        1,
        pointer + " is not a pointer to a version; remove it and promote one again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "nonsense", "null", "[]", "{}", ""})
  void aDamagedArchitectureIsNamed(String content) throws IOException {
    Path architecture = Files.writeString(folder.resolve("model.json"), content);
    DanqCall call =
        DanqCall.of(
            "import",
            SharedData.file("older/keras3.weights.h5").toString(),
            "--architecture=" + architecture,
            "--targets=" + SharedData.file("windows/targets.tsv"),
            "--output=" + folder.resolve("bundle"));
    refused(call, 1, "model.json");
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    Path file = folder.resolve("out/predictions/a.parquet");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "PAR1 this is cut off");
    refused(
        DanqCall.of("inspect", folder.resolve("out").toString()),
        1,
        file + " is not a Parquet file, or a damaged one");
  }
}
