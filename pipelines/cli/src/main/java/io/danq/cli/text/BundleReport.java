package io.danq.cli.text;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what is in a model bundle. */
public final class BundleReport {
  private BundleReport() {}

  public static void print(ModelBundle bundle, PrintWriter out) {
    ModelManifest manifest = bundle.manifest();
    DanQConfig network = manifest.network();
    line(out, "model", manifest.id() + ", version " + manifest.version());
    line(out, "network", network.describe());
    line(out, "parameters", Table.grouped(network.parameters()));
    line(out, "base order", manifest.baseOrder().toString());
    bundle.background().ifPresent(b -> line(out, "background", BackgroundReport.describe(b)));
    manifest.metrics().forEach((name, value) -> line(out, name, String.valueOf(value)));
    manifest.provenance().forEach((name, value) -> line(out, name, value));
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

  private static void line(PrintWriter out, String name, String value) {
    out.println(Printable.of(String.format(Locale.ROOT, "%-12s %s", name, value)));
  }
}
