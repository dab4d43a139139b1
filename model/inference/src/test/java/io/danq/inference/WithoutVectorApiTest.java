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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that was started without the Vector API, beside this one, which has it. */
@Timeout(300)
final class WithoutVectorApiTest {
  private static final DanQConfig CONFIG = new DanQConfig(100, 3, 7, 5, 5, 2, 3, 2);

  @TempDir Path folder;
  private ModelBundle bundle;
  private Path log;

  @BeforeEach
  void write() throws IOException {
    bundle = TestBundles.random(folder.resolve("model"), CONFIG, BaseOrder.AGCT, 1);
    log = folder.resolve("log");
  }

  /** Runs {@link #main} in a JVM of its own and returns what it printed. */
  private List<String> run(Convolution convolution, String... options)
      throws IOException, InterruptedException {
    Process jvm =
        JavaProcess.of(WithoutVectorApiTest.class, folder.resolve("model"), convolution.name())
            .withOptions(List.of(options))
            .builder()
            .redirectErrorStream(true)
            .redirectOutput(new File(log.toString()))
            .start();
    assertThat(jvm.waitFor(240, TimeUnit.SECONDS)).isTrue();
    return Files.readAllLines(log, StandardCharsets.UTF_8);
  }

  /** Prints the path that a predictor takes and what it predicts, or what it refuses. */
  public static void main(String[] args) throws IOException {
    ModelBundle bundle = ModelBundle.open(Path.of(args[0]));
    Convolution convolution = Convolution.valueOf(args[1]);
    System.out.println(Convolution.fastest());
    try (Predictor predictor =
        Predictor.create(bundle, Strands.FORWARD, Precision.FLOAT32, convolution)) {
      System.out.println(predictor.path());
      for (float probability : predictor.predict(windows())[0]) {
        System.out.println(probability);
      }
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  private static List<byte[]> windows() {
    return new RandomDna(1).windows(1, CONFIG.window());
  }

  @Test
  void theGraphDoesTheWholeNetwork() throws Exception {
    List<String> printed = run(Convolution.GRAPH);
    assertThat(printed).startsWith("GRAPH", "onnxruntime float32").hasSize(4);
    try (Predictor predictor = Predictor.create(bundle, Strands.FORWARD)) {
      assertThat(predictor.convolution()).isEqualTo(Convolution.KMER_TABLES);
      float[] expected = predictor.predict(windows())[0];
      float[] actual = {Float.parseFloat(printed.get(2)), Float.parseFloat(printed.get(3))};
      assertThat(actual).containsExactly(expected, within(1e-6f));
    }
  }

  @Test
  void itIsLoadedWithoutAWarningWhereTheJvmLetsUs() throws Exception {
    String export = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";
    List<String> printed = run(Convolution.KMER_TABLES, export);
    assertThat(printed).startsWith("KMER_TABLES", "onnxruntime float32, k-mer convolution");
    // With the module asked for, the JVM would print a line about it first.
    assertThat(run(Convolution.KMER_TABLES, "--add-modules=jdk.incubator.vector"))
        .first()
        .asString()
        .contains("WARNING");
  }

  @Test
  void askedForTheTablesItSaysHowTheyAreHad() throws Exception {
    assertThat(run(Convolution.KMER_TABLES))
        .containsExactly(
            "GRAPH",
            "this JVM has no Vector API; start it with --add-modules=jdk.incubator.vector");
  }
}
