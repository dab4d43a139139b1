package io.danq.cli.command;

import io.danq.beam.option.KnownOptions;
import io.danq.cli.report.RunReport;
import io.danq.cli.text.Table;
import io.danq.network.bundle.Target;
import io.danq.registry.model.ModelFetcher;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Region;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq report}: shows a result as an HTML page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes an HTML report of a result, in a single self-contained file.",
      "Shows the counts of the run, what failed and why, the distributions of probabilities and"
          + " E-values, the strongest targets and positions, and plots of regions, with both"
          + " haplotypes where reads have the tag HP."
    },
    footer = {
      "",
      "Takes rows of reads, bins and scans. The rows need their scores (not --scores=none). A"
          + " region has up to 5,000 bins, about a megabase. Without --regions the report plots the"
          + " surroundings of the three strongest positions.",
      "",
      "  danq report --input out --model model/demo-690 --output report.html",
      "  danq report -i bins -m danq -o report.html --regions chr20:1-200000"
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FOLDER",
      description = "Output folder of predict, scan or stream, on any file system.")
  private String input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "HTML file to write; an existing one is replaced.")
  private Path output;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "BUNDLE",
      description =
          "Model bundle that made the rows, or registry:URI/NAME. Supplies the names of the"
              + " targets.")
  private @Nullable String model;

  @Option(
      names = "--regions",
      paramLabel = "REGIONS",
      defaultValue = "",
      description =
          "Regions to look around in: a comma-separated list of CONTIG or CONTIG:FIRST-LAST, counted"
              + " from 1. Default: around the strongest places")
  private String regions;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    if (Files.isDirectory(output)) {
      throw new IllegalArgumentException("--output=" + output + " is a folder; name an HTML file");
    }
    List<GenomicInterval> wanted = Region.parse(regions).stream().map(Region::interval).toList();
    List<Target> targets = model == null ? List.of() : ModelFetcher.open(model).targets();
    long rows = RunReport.write(input, targets, wanted, output);
    PrintWriter out = spec.commandLine().getOut();
    out.println("page of " + Table.grouped(rows) + " rows written to " + output);
    out.flush();
    return 0;
  }
}
