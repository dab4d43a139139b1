package io.danq.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the job jar contains, and what it must not. */
final class JobJarTest {
  private static final long MAX_BYTES = 230_000_000;
  private static final String ENUMERATOR =
      "org/apache/beam/runners/flink/translation/wrappers/streaming/io/source/"
          + "FlinkSourceSplitEnumerator.class";

  private static List<String> entries() throws IOException {
    try (ZipFile jar = new ZipFile(FlinkFiles.jobJar().toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(FlinkFiles.jobJar())).isLessThan(MAX_BYTES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/danq/keras/",
        "io/danq/dl4j/",
        "io/danq/training/",
        "io/danq/cli/",
        "io/danq/sequence/testing/",
        "io/danq/network/testing/",
        "io/danq/labels/",
        "io/danq/evaluation/",
        "io/danq/learning/",
        "io/jhdf/",
        "org/deeplearning4j/",
        "org/nd4j/",
        "org/bytedeco/openblas/",
        "org/bytedeco/dnnl/linux-x86_64/include/",
        "ai/djl/",
        "kafka/server/",
        "org/apache/flink/",
        "org/apache/beam/runners/direct/",
        "org/apache/beam/runners/dataflow/",
        "org/slf4j/",
        "org/apache/log4j/",
        "org/apache/logging/",
        "org/junit/"
      })
  void hasNothingOf(String folder) throws IOException {
    assertThat(entries().stream().filter(name -> name.startsWith(folder))).isEmpty();
  }

  /** Linux on x86-64 and ARM, the platforms of Flink's images. */
  @Test
  void hasNativeLibrariesOfClustersOnly() throws IOException {
    List<String> natives =
        entries().stream()
            .filter(name -> name.matches(".*\\.(so|so\\..*|dll|dylib|jnilib|a)"))
            .toList();
    assertThat(natives).anyMatch(name -> name.contains("onnxruntime/native/linux-x64/"));
    assertThat(natives).anyMatch(name -> name.contains("onnxruntime/native/linux-aarch64/"));
    assertThat(natives).contains("libbwa.Linux.so");
    assertThat(natives).anyMatch(name -> name.startsWith("org/bytedeco/dnnl/linux-"));
    assertThat(natives)
        .filteredOn(name -> !name.equals("libbwa.Linux.so")) // x86-64, which its name does not say
        .allMatch(name -> name.toLowerCase(Locale.ROOT).matches(".*(linux|epoll).*"))
        .allMatch(name -> name.matches(".*(x64|x86_64|amd64|aarch64|aarch_64).*"));
  }

  /** Reads the jar from front to end, because a zip file's directory would hide duplicates. */
  @Test
  void hasEveryFileOnce() throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(FlinkFiles.jobJar()))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        counts.merge(entry.getName(), 1, Integer::sum);
      }
    }
    assertThat(counts).hasSizeGreaterThan(10_000);
    assertThat(counts.entrySet().stream().filter(entry -> entry.getValue() > 1)).isEmpty();
  }

  /** Our class replaces Beam's, and no class comes from an older build. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "model/sequence",
        "model/network",
        "model/inference",
        "pipelines/beam",
        "pipelines/registry",
        "pipelines/flink/runner",
        "pipelines/prediction"
      })
  void hasTheClassesOfThisBuild(String module) throws IOException {
    Path built = FlinkFiles.ROOT.resolve(module).resolve("target/classes");
    try (Stream<Path> files = Files.walk(built)) {
      List<Path> classes = files.filter(path -> path.toString().endsWith(".class")).toList();
      assertThat(classes).isNotEmpty();
      for (Path file : classes) {
        String name = built.relativize(file).toString();
        assertThat(content(name)).as(name).isEqualTo(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void theEnumeratorIsOurs() {
    assertThat(FlinkFiles.ROOT.resolve("pipelines/flink/runner/target/classes").resolve(ENUMERATOR))
        .exists();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.beam.sdk.io.FileSystemRegistrar, org.apache.beam.sdk.io.LocalFileSystemRegistrar",
    "org.apache.beam.sdk.io.FileSystemRegistrar,"
        + " org.apache.beam.sdk.extensions.gcp.storage.GcsFileSystemRegistrar",
    "org.apache.beam.sdk.options.PipelineOptionsRegistrar,"
        + " org.apache.beam.runners.flink.FlinkRunnerRegistrar$Options",
    "org.apache.beam.sdk.options.PipelineOptionsRegistrar,"
        + " org.apache.beam.sdk.extensions.gcp.options.GcpPipelineOptionsRegistrar",
    "org.apache.beam.sdk.runners.PipelineRunnerRegistrar,"
        + " org.apache.beam.runners.flink.FlinkRunnerRegistrar$Runner"
  })
  void findsThePartsThatAreNamedInServiceFiles(String service, String part) throws IOException {
    String file = new String(content("META-INF/services/" + service), StandardCharsets.UTF_8);
    assertThat(file.lines().map(String::strip)).contains(part).doesNotHaveDuplicates();
  }

  private static byte[] content(String name) throws IOException {
    try (ZipFile jar = new ZipFile(FlinkFiles.jobJar().toFile());
        InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
