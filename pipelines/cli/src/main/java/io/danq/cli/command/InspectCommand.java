package io.danq.cli.command;

import io.danq.cli.text.BundleReport;
import io.danq.cli.text.ResultReport;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq inspect}: what a model bundle or a result holds. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows a model bundle, or the strongest hits of Parquet results.",
    footer = {"", "  danq inspect model/demo-690", "  danq inspect out --rows=50"})
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description = "Model bundle, Parquet file, or output folder of predict or stream.")
  private Path path;

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "Rows to show, strongest hits first. Default: ${DEFAULT-VALUE}")
  private int rows;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (rows < 0) {
      throw new IllegalArgumentException("--rows must be at least 0, was " + rows);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (ModelBundle.exists(path)) {
      BundleReport.print(ModelBundle.open(path), out);
    } else {
      ResultReport.of(path, rows).print(out);
    }
    out.flush();
    return 0;
  }
}
