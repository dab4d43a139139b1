package io.danq.cli.command;

import io.danq.cli.text.BundleReport;
import io.danq.cli.text.ResultLines;
import io.danq.cli.text.ResultReport;
import io.danq.cli.text.UnknownFile;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq inspect}: shows what a model bundle or a result holds. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows a model bundle, or the strongest hits of Parquet results.",
      "With --tsv or --bed, prints every hit of the results, one per line."
    },
    footer = {
      "",
      "  danq inspect model/demo-690",
      "  danq inspect out --rows=50",
      "  danq inspect out --tsv | cut -f 4-6,9,12",
      "  danq inspect out --bed > hits.bed"
    })
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description =
          "Model bundle, Parquet file, or output folder of 'danq predict', 'variants' or 'stream'.")
  private Path path;

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "Number of rows to show, strongest hits first. Default: ${DEFAULT-VALUE}")
  private int rows;

  @ArgGroup private @Nullable Lines lines;

  /** Which lines to print instead of the summary; at most one kind. */
  private static final class Lines {
    @Option(names = "--tsv", description = "Print a tab-separated table, one line per hit.")
    private boolean tsv;

    @Option(
        names = "--bed",
        description =
            "Print BED, one line per hit: position, target, 1,000 times the probability, strand.")
    private boolean bed;

    private ResultLines kind() {
      return bed && !tsv ? ResultLines.BED : ResultLines.TSV;
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (rows < 0) {
      throw new IllegalArgumentException("--rows must be at least 0, was " + rows);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    boolean model = ModelBundle.exists(path);
    if (Files.isRegularFile(path) && !model) {
      Optional<String> other = UnknownFile.describe(path);
      if (other.isPresent()) {
        throw new IOException(path + " is " + other.get());
      }
    }
    if (lines != null) {
      if (model) {
        throw new IllegalArgumentException(
            "--tsv and --bed print results, and " + path + " is a model");
      }
      lines.kind().print(path, out);
    } else if (model) {
      BundleReport.print(ModelBundle.open(path), out);
    } else {
      ResultReport.of(path, rows).print(out);
    }
    out.flush();
    return 0;
  }
}
