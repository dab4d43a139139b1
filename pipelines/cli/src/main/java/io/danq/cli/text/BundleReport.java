package io.danq.cli.text;

import io.danq.inference.Arithmetic;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what is in a model bundle. */
public final class BundleReport {
  private static final int SHORTEST = 12;

  private BundleReport() {}

  public static void print(ModelBundle bundle, PrintWriter out) {
    ModelManifest manifest = bundle.manifest();
    DanQConfig network = manifest.network();
    int width = width(manifest);
    line(out, width, "model", manifest.id() + ", version " + manifest.version());
    line(out, width, "network", network.describe());
    line(out, width, "engine", Predictor.path(network, Arithmetic.FLOAT32));
    for (Precision precision : List.of(Precision.BF16, Precision.INT8)) {
      Arithmetic fastest = Arithmetic.of(precision);
      if (Predictor.computes(network, fastest)) {
        line(out, width, "", Predictor.path(network, fastest));
      }
    }
    line(out, width, "parameters", Table.grouped(network.parameters()));
    line(out, width, "base order", manifest.baseOrder().toString());
    bundle
        .background()
        .ifPresent(b -> line(out, width, "background", BackgroundReport.describe(b)));
    bundle.effects().forEach(b -> line(out, width, "effects", EffectReport.describe(b)));
    manifest.metrics().forEach((name, value) -> line(out, width, name, String.valueOf(value)));
    manifest.provenance().forEach((name, value) -> line(out, width, name, value));
    out.println();
    Table tensors = new Table("tensor", "shape", "floats");
    for (DanQTensor tensor : DanQTensor.values()) {
      String shape =
          Arrays.stream(tensor.shape(network))
              .mapToObj(Long::toString)
              .collect(Collectors.joining(" x "));
      tensors.row(tensor.tensorName(), shape, Table.grouped(tensor.size(network)));
    }
    tensors.print(out);
  }

  /** Width of the names, so that the values are aligned. */
  private static int width(ModelManifest manifest) {
    return Stream.of(
            Stream.of("base order", "parameters", "background"),
            manifest.metrics().keySet().stream(),
            manifest.provenance().keySet().stream())
        .flatMap(names -> names)
        .mapToInt(String::length)
        .reduce(SHORTEST, Math::max);
  }

  private static void line(PrintWriter out, int width, String name, String value) {
    out.println(Printable.of(String.format(Locale.ROOT, "%-" + width + "s %s", name, value)));
  }
}
