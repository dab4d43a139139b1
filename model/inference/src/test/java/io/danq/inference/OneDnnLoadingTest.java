package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.DanQConfig;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.support.JavaProcess;
import io.danq.sequence.testing.RandomDna;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which engine a JVM of its own takes, and how it gets oneDNN's natives. */
@Timeout(300)
final class OneDnnLoadingTest {
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  /** Large enough for int8. */
  private static final DanQConfig CONFIG = new DanQConfig(1000, 64, 26, 13, 13, 32, 64, 5);

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    model = folder.resolve("model");
    TestBundles.random(model, CONFIG, BaseOrder.AGCT, 1);
  }

  /** Prints the path that a predictor takes and what it predicts. */
  public static void main(String[] args) throws IOException {
    ModelBundle bundle = ModelBundle.open(Path.of(args[0]));
    Arithmetic arithmetic = Arithmetic.of(Precision.valueOf(args[1]));
    try (Predictor predictor = Predictor.create(bundle, Strands.BOTH, arithmetic)) {
      System.out.println(predictor.path());
      byte[] window = new RandomDna(1).bases(CONFIG.window());
      for (float probability : predictor.predict(List.of(window))[0]) {
        System.out.println(probability);
      }
    }
  }

  private List<String> run(Map<String, String> environment, List<String> options, String... args)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    List<String> all = new ArrayList<>(List.of(model.toString()));
    all.addAll(List.of(args));
    ProcessBuilder builder =
        JavaProcess.of(OneDnnLoadingTest.class.getName(), all)
            .withOptions(options)
            .builder()
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(new File(log.toString()));
    builder.environment().putAll(environment);
    Process jvm = builder.start();
    assertThat(jvm.waitFor(240, TimeUnit.SECONDS)).isTrue();
    assertThat(jvm.exitValue()).isZero();
    return Files.readAllLines(log, StandardCharsets.UTF_8);
  }

  /** The variable keeps oneDNN from instructions that this processor may have. */
  @ParameterizedTest
  @CsvSource({
    "AVX512_CORE, INT8, 'onnxruntime int8, k-mer convolution, not oneDNN: the processor has no AVX512-VNNI'",
    "AVX2, INT8, 'onnxruntime int8, k-mer convolution, not oneDNN: the processor has no AVX512-VNNI'",
    "AVX2, FLOAT32, 'onednn float32 on AVX2, k-mer convolution'",
    "AVX2, BF16, 'onednn float32 on AVX2, k-mer convolution, not bf16: the processor has neither AVX512-BF16 nor AMX'",
    "SSE41, FLOAT32, 'onnxruntime float32, k-mer convolution, not oneDNN: the processor has no AVX2'"
  })
  void theProcessorDecides(String most, Precision precision, String path) throws Exception {
    List<String> printed =
        run(Map.of("ONEDNN_MAX_CPU_ISA", most), List.of(VECTORS), precision.name());
    assertThat(printed.get(0)).isEqualTo(path);
    float[] expected;
    try (Predictor exact =
        Predictor.create(
            ModelBundle.open(model), Strands.BOTH, Precision.FLOAT32, Convolution.GRAPH)) {
      expected = exact.predict(List.of(new RandomDna(1).bases(CONFIG.window())))[0];
    }
    float tolerance = precision == Precision.INT8 ? 0.015f : 1e-6f;
    for (int target = 0; target < expected.length; target++) {
      assertThat(Float.parseFloat(printed.get(1 + target)))
          .isCloseTo(expected[target], within(tolerance));
    }
  }

  @Test
  void withoutTheVariableForOpenMpOnnxRuntimeComputesAndSaysWhy() throws Exception {
    assertThat(run(Map.of("OMP_NUM_THREADS", "2"), List.of(VECTORS), "FLOAT32"))
        .first()
        .isEqualTo(
            "onnxruntime float32, k-mer convolution, not oneDNN: the environment lacks"
                + " OMP_NUM_THREADS=1");
  }

  @Test
  void whereTheHomeFolderCannotBeWrittenTheNativesAreUnpackedAmongTheTemporaryFiles()
      throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> options = List.of(VECTORS, "-Duser.home=" + file, "-Djava.io.tmpdir=" + temporary);
    assertThat(run(Map.of(), options, "FLOAT32")).first().asString().startsWith("onednn float32");
    try (Stream<Path> unpacked = Files.walk(temporary)) {
      assertThat(unpacked).anyMatch(each -> each.getFileName().toString().startsWith("libdnnl.so"));
    }
  }

  /** As a Flink session cluster does with two jobs. */
  @Test
  void twoClassLoadersOfOneJvmHaveItEach() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    List<Object> paths = new ArrayList<>();
    List<URLClassLoader> loaders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      URLClassLoader loader =
          new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
      loaders.add(loader);
      Class<?> other = loader.loadClass(OneDnnLoadingTest.class.getName());
      Method path = other.getDeclaredMethod("path", String.class);
      path.setAccessible(true);
      paths.add(path.invoke(null, model.toString()));
    }
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
    String here = path(model.toString());
    assertThat(paths).containsExactly(here, here);
  }

  /** Loads a model and returns the path that its predictor takes. */
  public static String path(String model) throws IOException {
    ModelBundle bundle = ModelBundle.open(Path.of(model));
    try (Predictor predictor = Predictor.create(bundle, Strands.FORWARD)) {
      predictor.predict(List.of(new RandomDna(1).bases(CONFIG.window())));
      return predictor.path();
    }
  }
}
