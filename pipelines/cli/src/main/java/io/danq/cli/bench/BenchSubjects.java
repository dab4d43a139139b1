package io.danq.cli.bench;

import io.danq.inference.Arithmetic;
import io.danq.inference.EngineChoice;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Roofline;
import io.danq.inference.Strands;
import io.danq.network.DanQConfig;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one round measures of a model: each engine in each precision, and their limits. */
public final class BenchSubjects {
  private final Path bundle;
  private final DanQConfig config;
  private final Strands strands;
  private final int threads;

  public BenchSubjects(Path bundle, Strands strands, int threads) throws IOException {
    this.bundle = bundle;
    this.config = ModelBundle.open(bundle).manifest().network();
    this.strands = strands;
    this.threads = threads;
  }

  /** The precisions possible for this network on this machine, or the requested one. */
  public List<Precision> precisions(@Nullable Precision only) {
    return only != null
        ? List.of(only)
        : Stream.of(Precision.values())
            .filter(each -> Predictor.computes(config, Arithmetic.of(each)))
            .toList();
  }

  /**
   * The engines of each of these precisions, ONNX Runtime first. If none supports the requested
   * precision, what {@code danq predict} uses instead.
   */
  public List<Arithmetic> network(@Nullable Precision only, @Nullable EngineChoice engine) {
    List<Arithmetic> subjects = new ArrayList<>();
    for (Precision each : precisions(only)) {
      for (EngineChoice choice : List.of(EngineChoice.ONNXRUNTIME, EngineChoice.ONEDNN)) {
        Arithmetic arithmetic = new Arithmetic(each, choice);
        if (engine == null ? Predictor.computes(config, arithmetic) : engine == choice) {
          subjects.add(arithmetic);
        }
      }
    }
    return subjects.isEmpty() ? precisions(only).stream().map(Arithmetic::of).toList() : subjects;
  }

  /** Measures the network alone. */
  public Measurement measure(Arithmetic arithmetic, List<byte[]> windows, double seconds)
      throws IOException, InterruptedException {
    return PredictorBench.run(bundle, strands, arithmetic, windows, threads, seconds);
  }

  /** Measures what the cores could do if they only multiplied; empty if that is unknown. */
  public Optional<Measurement> limit(Precision precision) throws InterruptedException {
    double rate = Roofline.operationsPerSecond(precision, threads).orElse(Double.NaN);
    if (Double.isNaN(rate)) {
      return Optional.empty();
    }
    double operations = (double) Roofline.operationsPerWindow(config) * strands.passes();
    String subject = "what the cores can do in " + precision.label();
    return Optional.of(Measurement.ofThroughput(subject, rate / operations));
  }
}
