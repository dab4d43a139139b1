package io.danq.cli.verify;

import io.danq.inference.Strands;
import io.danq.keras.ImportOptions;
import io.danq.keras.KerasImporter;
import io.danq.keras.KerasModel;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.reference.KerasReference;
import io.danq.network.reference.ReferenceNetwork;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares a bundle and its engine with the Keras file that the bundle was imported from. */
final class KerasChecks {
  private static final int WINDOWS = 16;

  private final Path file;
  private final ModelBundle bundle;
  private final Engine.Opener engines;
  private final Limits limits;
  private final KerasModel model;

  /**
   * @throws IOException if the file is not a DanQ network, or has other dimensions
   */
  KerasChecks(Path file, ModelBundle bundle, Engine.Opener engines, Limits limits)
      throws IOException {
    this.file = file;
    this.bundle = bundle;
    this.engines = engines;
    this.limits = limits;
    this.model = read(file, bundle);
  }

  private static KerasModel read(Path file, ModelBundle bundle) throws IOException {
    DanQConfig expected = bundle.manifest().network();
    KerasModel model =
        KerasImporter.read(file, ImportOptions.ofBundle(expected, bundle.manifest().provenance()));
    if (!model.config().equals(expected)) {
      throw new BundleException(
          file
              + " is another network: "
              + model.config().describe()
              + "; the bundle has "
              + expected.describe());
    }
    return model;
  }

  /** Compares the bundle's weights bit for bit with what the importer reads from the file. */
  CheckResult weights() {
    return compare(bundle.weights(), model.weights());
  }

  private static CheckResult compare(DanQWeights ours, DanQWeights theirs) {
    double largest = 0;
    long count = 0;
    String first = "";
    for (DanQTensor tensor : DanQTensor.values()) {
      FloatBuffer left = ours.get(tensor);
      FloatBuffer right = theirs.get(tensor);
      for (int i = 0; i < left.limit(); i++) {
        float a = left.get(i);
        float b = right.get(i);
        if (Float.floatToRawIntBits(a) != Float.floatToRawIntBits(b)) {
          if (count++ == 0) {
            first = tensor.tensorName() + "[" + i + "] is " + a + ", in the file " + b;
          }
          // Never 0 for different bits: 0 and -0 are equal as numbers.
          largest = Math.max(largest, Math.max(Float.MIN_VALUE, Math.abs((double) a - b)));
        }
      }
    }
    String remark =
        count == 0 ? "" : String.format(Locale.ROOT, "%,d weights differ; %s", count, first);
    return new CheckResult("weights of the Keras file, bit for bit", 0, largest, 0, remark, false);
  }

  /** Compares the engine, and Keras' predictions, with the network that DL4J reads and runs. */
  List<CheckResult> secondOpinion(Optional<Golden> golden, Consumer<String> progress)
      throws IOException {
    Optional<String> limitation = SecondOpinion.limitation(model);
    if (limitation.isPresent()) {
      return List.of(CheckResult.skipped("DL4J's network", limitation.get()));
    }
    Optional<KerasReference> reference = KerasReference.installed();
    if (reference.isEmpty()) {
      return List.of(
          CheckResult.skipped(
              "DL4J's network",
              "DL4J is not installed: danq has it in a checkout only, and not on Apple Silicon"));
    }
    List<byte[]> windows =
        new CheckWindows(bundle.manifest().network().window(), 3).withUnknownBases(WINDOWS);
    String name = reference.get().name();
    progress.accept(name + " reads " + file.getFileName());
    List<CheckResult> results = new ArrayList<>();
    float[][] forward;
    float[][] both;
    try (ReferenceNetwork network = reference.get().read(file, bundle.manifest().baseOrder())) {
      progress.accept(name + " predicts");
      forward = network.predict(windows);
      both = network.predictBothStrands(windows);
      golden.ifPresent(
          keras ->
              results.add(
                  keras.compare(
                      name + " against " + keras.name(),
                      network.predict(keras.windows()),
                      limits)));
    }
    progress.accept("the engine predicts the same windows");
    results.add(compare(name + ", forward", windows, Strands.FORWARD, forward));
    results.add(compare(name + ", both strands", windows, Strands.BOTH, both));
    return results;
  }

  private CheckResult compare(
      String check, List<byte[]> windows, Strands strands, float[][] expected) {
    try (Engine engine = engines.open(strands)) {
      double largest = Differences.largest(engine.predict(windows), expected);
      return CheckResult.of(check, windows.size(), largest, limits.truth());
    }
  }
}
