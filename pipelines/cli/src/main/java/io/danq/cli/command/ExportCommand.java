package io.danq.cli.command;

import io.danq.cli.text.Table;
import io.danq.inference.OnnxExport;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq export}: converts a model bundle to a file for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a model bundle as one ONNX file.",
      "The file contains the weights. Its input is one-hot [batch, window, 4]; its output is"
          + " [batch, targets] for the forward strand."
    },
    footer = {"", "  danq export --onnx --model model/demo-690 --output demo-690.onnx"})
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli demands it; there is one format
  @Option(names = "--onnx", required = true, description = "Write ONNX, so far the only format.")
  private boolean onnx;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Model bundle.")
  private Path model;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "File to write.")
  private Path output;

  @Option(names = "--overwrite", description = "Replace an existing file.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    if (!overwrite && Files.exists(output)) {
      throw new IllegalArgumentException(
          output + " already exists; choose another --output or add --overwrite");
    }
    ModelBundle bundle = ModelBundle.open(model);
    OnnxExport.write(bundle, output);
    ModelManifest manifest = bundle.manifest();
    PrintWriter out = spec.commandLine().getOut();
    out.println("model        " + manifest.id() + ", version " + manifest.version());
    out.println(
        "input        float32 [batch, "
            + manifest.network().window()
            + ", 4], one-hot in the order "
            + manifest.baseOrder());
    out.println("output       float32 [batch, " + manifest.network().targets() + "]");
    out.println("written to   " + output + " (" + Table.grouped(Files.size(output)) + " bytes)");
    out.flush();
    return 0;
  }
}
