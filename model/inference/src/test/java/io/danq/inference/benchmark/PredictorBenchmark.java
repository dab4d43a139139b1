package io.danq.inference.benchmark;

import io.danq.inference.Convolution;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.DanQConfig;
import io.danq.network.RandomWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Predicts one batch on the forward strand, with one predictor for all threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PredictorBenchmark {
  /** Sizes of network. */
  public enum Network {
    /** As large as the demonstration network. */
    SMALL,
    /** A full-size network that pools 13 positions. */
    POOL13,
    /** A full-size network with Keras' default pooling of 2. */
    POOL2;

    DanQConfig config() {
      return switch (this) {
        case SMALL -> new DanQConfig(1000, 64, 26, 13, 13, 32, 64, 690);
        case POOL13 -> new DanQConfig(1000, 320, 26, 13, 13, 320, 695, 690);
        case POOL2 -> new DanQConfig(1000, 320, 26, 2, 2, 320, 695, 690);
      };
    }
  }

  @Param("POOL13")
  private Network network;

  @Param({"FLOAT32", "INT8"})
  private Precision precision;

  @Param({"GRAPH", "KMER_TABLES"})
  private Convolution convolution;

  @Param({"1", "64"})
  private int batch;

  private Path folder;
  private Predictor predictor;
  private List<byte[]> windows;

  /** Writes a bundle of random weights and loads it. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    DanQConfig config = network.config();
    folder = Files.createTempDirectory("danq-benchmark-");
    List<Target> targets =
        IntStream.range(0, config.targets())
            .mapToObj(i -> new Target(i, "cell", "assay", "None"))
            .toList();
    ModelBundle bundle =
        ModelBundle.write(
            folder,
            "random",
            "1",
            BaseOrder.AGCT,
            targets,
            RandomWeights.create(config, 1),
            Map.of());
    predictor = Predictor.create(bundle, Strands.FORWARD, precision, convolution);
    windows = RandomReads.windows(batch, config.window());
  }

  /** Frees the predictor and deletes the bundle. */
  @TearDown(Level.Trial)
  public void free() throws IOException {
    predictor.close();
    for (String file : ModelBundle.FILES) {
      Files.delete(folder.resolve(file));
    }
    Files.delete(folder);
  }

  /** One batch. */
  @Benchmark
  public float[][] predict() {
    return predictor.predict(windows);
  }
}
