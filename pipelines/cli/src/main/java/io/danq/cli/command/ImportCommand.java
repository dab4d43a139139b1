package io.danq.cli.command;

import io.danq.cli.option.OpenQuestionOptions;
import io.danq.cli.option.TargetRange;
import io.danq.cli.text.BundleReport;
import io.danq.cli.text.Table;
import io.danq.keras.Assumption;
import io.danq.keras.KerasImporter;
import io.danq.keras.KerasModel;
import io.danq.keras.LayerInfo;
import io.danq.network.bundle.Checksums;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.network.bundle.TargetTable;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq import}: converts a Keras file to a model bundle. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Imports a DanQ network saved by Keras as a model bundle.",
      "Reads .keras and .h5 files of Keras 1 to 3, files with only weights, and the published"
          + " weights of 2015, DanQ_bestmodel.hdf5. What a file does not say is assumed, and the"
          + " assumptions are printed."
    },
    footer = {
      "",
      "  danq import danq.keras --targets targets.tsv --targetRange 125:815 -o bundle",
      "  danq import DanQ_bestmodel.hdf5 --targets targets.tsv --output danq-2015",
      "  danq import weights.h5 --architecture model.json -t targets.tsv -o bundle"
    })
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Network to import: a Keras archive or an HDF5 file, detected from its content.")
  private Path file;

  @Option(
      names = {"-t", "--targets"},
      required = true,
      paramLabel = "TSV",
      description =
          "Table of the network's outputs, one line per output, in output order. Its header must"
              + " include index, cell_type, assay and treatment.")
  private Path targets;

  @Option(
      names = "--targetRange",
      paramLabel = "FIRST:END",
      description =
          "Lines of --targets that belong to this network, counted from 0, END excluded; 125:815"
              + " for the transcription factors among DeepSEA's 919. Default: all")
  private @Nullable String targetRange;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Bundle to write: a folder, or a zip file if the name ends in .zip.")
  private Path output;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "Name of the model. Default: the file's name without its extension")
  private @Nullable String id;

  @Option(
      names = "--modelVersion",
      paramLabel = "VERSION",
      defaultValue = "",
      description =
          "Version of the model. Default: the first eight digits of the weights' checksum")
  private String modelVersion;

  @Option(
      names = "--baseOrder",
      paramLabel = "agct|acgt",
      defaultValue = "AGCT",
      description =
          "Order of the network's input channels; agct for networks trained on DeepSEA's data."
              + " Default: agct")
  private BaseOrder baseOrder;

  @Mixin private OpenQuestionOptions open;

  @Option(names = "--overwrite", description = "Replace an existing bundle.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    if (!overwrite && ModelBundle.exists(output)) {
      throw new IllegalArgumentException(
          output + " already holds a model bundle; choose another --output or add --overwrite");
    }
    KerasModel model = KerasImporter.read(file, open.given());
    open.requireNeeded(file, model);
    List<Target> chosen =
        TargetRange.choose(
            TargetTable.read(targets), targetRange, model.config().targets(), targets);
    String name =
        id == null ? file.getFileName().toString().replaceFirst("(\\.k[23])?\\.[^.]*$", "") : id;
    Map<String, String> provenance = new TreeMap<>(model.origin().provenance());
    provenance.put("source", file.getFileName().toString());
    provenance.put("source_sha256", Checksums.sha256(file));
    ModelBundle bundle =
        ModelBundle.write(
            output, name, modelVersion, baseOrder, chosen, model.weights(), provenance);
    PrintWriter out = spec.commandLine().getOut();
    printLayers(model, out);
    out.println();
    printAssumptions(model, out);
    BundleReport.print(bundle, out);
    out.println();
    out.println("written to   " + output);
    out.flush();
    return 0;
  }

  private static void printAssumptions(KerasModel model, PrintWriter out) {
    List<Assumption> assumptions = model.origin().assumptions();
    if (assumptions.isEmpty()) {
      return;
    }
    Table table = new Table("not in the file", "taken as", "because");
    for (Assumption assumption : assumptions) {
      table.row(assumption.question().option(), assumption.answer(), assumption.reason());
    }
    table.print(out);
    out.println(
        "Check the assumptions with danq verify: --golden, or --readings with labelled windows.");
    out.println();
  }

  private static void printLayers(KerasModel model, PrintWriter out) {
    Table table = new Table("layer", "type", "output", "parameters");
    for (LayerInfo layer : model.layers()) {
      String shape =
          layer.outputShape().stream().map(String::valueOf).collect(Collectors.joining(" x "));
      table.row(layer.name(), layer.type(), shape, Table.grouped(layer.parameters()));
    }
    table.print(out);
  }
}
