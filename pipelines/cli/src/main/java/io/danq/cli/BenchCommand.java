package io.danq.cli;

import io.danq.bundle.ModelBundle;
import io.danq.inference.Precision;
import io.danq.inference.Strands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq bench}: the network alone beside the whole pipeline, in turns. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures what the pipeline costs: windows per second of the bare predictor over windows in",
      "memory, and of a whole 'danq predict' process over the same reads, in turns."
    },
    footer = {
      "",
      "  danq bench --input reads.bam --model model/demo-690",
      "  danq bench --input reads.bam --network pool13"
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FILE",
      description = "FASTA, FASTQ, SAM or BAM file.")
  private Path input;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FOLDER",
      description = "Model bundle. Default: random weights of --network's size.")
  private @Nullable Path model;

  @Option(
      names = "--network",
      paramLabel = "pool13|pool2|published",
      defaultValue = "POOL13",
      description = "Size of the random network without --model. Default: pool13")
  private RandomBundle.Network network;

  @Option(
      names = "--strands",
      paramLabel = "both|forward",
      defaultValue = "BOTH",
      description = "Strands to predict. Default: both")
  private Strands strands;

  @Option(
      names = "--precision",
      paramLabel = "float32|int8",
      defaultValue = "FLOAT32",
      description = "Arithmetic of the network. Default: float32")
  private Precision precision;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "Threads of both. Default: the machine's cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--rounds",
      paramLabel = "NUMBER",
      defaultValue = "3",
      description = "How often each is measured. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path work = Files.createTempDirectory("danq-bench-");
    try {
      Path bundle = model == null ? RandomBundle.write(work.resolve("model"), network) : model;
      ModelBundle opened = ModelBundle.open(bundle);
      List<byte[]> windows = BenchWindows.of(input, opened.manifest().network().window());
      out.printf(
          Locale.ROOT,
          "%s, %s windows, %s strands, %s, %d threads%n",
          opened.manifest().id(),
          Table.grouped(windows.size()),
          strands.name().toLowerCase(Locale.ROOT),
          precision.name().toLowerCase(Locale.ROOT),
          threads);
      List<Double> bare = new ArrayList<>();
      List<Double> whole = new ArrayList<>();
      Table table = new Table("round", "predictor", "danq predict", "ratio");
      for (int round = 1; round <= rounds; round++) {
        bare.add(
            windows.size() / BarePredictor.seconds(opened, strands, precision, windows, threads));
        Path output = work.resolve("round-" + round);
        whole.add(
            windows.size()
                / PredictProcess.seconds(input, bundle, output, strands, precision, threads));
        row(table, String.valueOf(round), bare.get(round - 1), whole.get(round - 1));
      }
      row(table, "median", median(bare), median(whole));
      table.print(out);
      out.println("windows/s; danq predict from the start of its JVM to its end");
      out.flush();
      return 0;
    } finally {
      Folders.delete(work);
    }
  }

  private static void row(Table table, String round, double bare, double whole) {
    table.row(
        round,
        String.format(Locale.ROOT, "%.1f", bare),
        String.format(Locale.ROOT, "%.1f", whole),
        String.format(Locale.ROOT, "%.3f", whole / bare));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
