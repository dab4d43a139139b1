package io.danq.cli.command;

import io.danq.cli.bench.BenchSubjects;
import io.danq.cli.bench.BenchTsv;
import io.danq.cli.bench.BenchWindows;
import io.danq.cli.bench.Machine;
import io.danq.cli.bench.Measurement;
import io.danq.cli.bench.OtherEngines;
import io.danq.cli.bench.PredictProcess;
import io.danq.cli.bench.RandomBundle;
import io.danq.cli.option.StrandsOption;
import io.danq.cli.option.ThreadsOption;
import io.danq.cli.text.Table;
import io.danq.inference.Arithmetic;
import io.danq.inference.EngineChoice;
import io.danq.inference.Precision;
import io.danq.inference.Roofline;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq bench}: measures the network alone and the whole pipeline, in turns. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the speed of the network and of the pipeline.",
      "Measures in turns: the network alone on windows in memory, for each engine and precision;"
          + " the most that the cores could do; and a complete 'danq predict' process on the same"
          + " reads."
    },
    footer = {
      "",
      "  danq bench --input reads.bam --model model/demo-690",
      "  danq bench --input reads.bam --network pool13 --tsv bench.tsv",
      "  danq bench -i reads.bam -m bundle --keras danq.keras --python python3"
    })
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FILE",
      description = "Reads to predict: a FASTA, FASTQ, SAM or BAM file.")
  private Path input;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "BUNDLE",
      description = "Model bundle. Default: random weights of --network's size.")
  private @Nullable Path model;

  @Option(
      names = "--network",
      paramLabel = "pool13|pool2|published",
      defaultValue = "POOL13",
      description = "Size of the random network if there is no --model. Default: pool13")
  private RandomBundle.Network network;

  @Mixin private StrandsOption strands;

  @Option(
      names = "--precision",
      paramLabel = "float32|bf16|int8",
      description = "Numeric precision of the network. Default: all, one after the other")
  private @Nullable Precision precision;

  @Option(
      names = "--engine",
      paramLabel = "onednn|onnxruntime",
      description = "Inference library. Default: all, one after the other")
  private @Nullable EngineChoice engine;

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--rounds",
      paramLabel = "NUMBER",
      defaultValue = "3",
      description = "Number of measurements of each subject. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "NUMBER",
      defaultValue = "30",
      description =
          "How long to measure the network in each round, after 5 s of warm-up. Default:"
              + " ${DEFAULT-VALUE}")
  private double seconds;

  @Option(names = "--predictorOnly", description = "Measure only the network, not 'danq predict'.")
  private boolean predictorOnly;

  @Option(
      names = "--keras",
      paramLabel = "FILE",
      description =
          "Also measure DL4J, on the Keras file that the bundle was imported from. Its first use in"
              + " a checkout downloads DL4J, about 135 MB.")
  private @Nullable Path keras;

  @Option(
      names = "--python",
      paramLabel = "PYTHON",
      description =
          "Also measure Keras and PyTorch, with a Python that has keras, tensorflow and torch."
              + " Needs --keras.")
  private @Nullable String python;

  @Option(
      names = "--tsv",
      paramLabel = "FILE",
      description = "Append one row per measurement to this file.")
  private @Nullable Path tsv;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds must be at least 1, was " + rounds);
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("--seconds must be more than 0, was " + seconds);
    }
    if (python != null && keras == null) {
      throw new IllegalArgumentException("--python needs --keras, the file that Keras reads");
    }
    Path work = Files.createTempDirectory("danq-bench-");
    try {
      Path bundle = model == null ? RandomBundle.write(work.resolve("model"), network) : model;
      measure(bundle, work);
      return 0;
    } finally {
      Folders.delete(work);
    }
  }

  private void measure(Path bundle, Path work) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ModelManifest manifest = ModelBundle.open(bundle).manifest();
    List<byte[]> windows = BenchWindows.of(input, manifest.network().window());
    if (windows.isEmpty()) {
      throw new IOException(input + " has no window to predict");
    }
    String strand = strands.value().name().toLowerCase(Locale.ROOT);
    out.println(Machine.description());
    out.printf(
        Locale.ROOT,
        "%s, %s windows, strands %s, %d threads, %.3f G operations per window%n%n",
        manifest.id(),
        Table.grouped(windows.size()),
        strand,
        threads.value(),
        Roofline.operationsPerWindow(manifest.network()) * strands.value().passes() / 1e9);
    BenchTsv file =
        tsv == null
            ? null
            : new BenchTsv(tsv, manifest.id(), windows.size(), strand, threads.value());
    Map<String, List<Measurement>> all = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Measurement m : round(bundle, windows, work.resolve("round-" + round), out, round)) {
        all.computeIfAbsent(m.subject(), subject -> new ArrayList<>()).add(m);
        if (file != null) {
          file.append(round, m);
        }
      }
    }
    printMedians(all.values().stream().map(Measurement::median).toList(), out);
  }

  private List<Measurement> round(
      Path bundle, List<byte[]> windows, Path output, PrintWriter out, int round)
      throws IOException, InterruptedException {
    List<Measurement> measured = new ArrayList<>();
    BenchSubjects subjects = new BenchSubjects(bundle, strands.value(), threads.value());
    for (Arithmetic each : subjects.network(precision, engine)) {
      measured.add(subjects.measure(each, windows, seconds));
      show(round, measured, out);
    }
    for (Precision each : subjects.precisions(precision)) {
      subjects.limit(each).ifPresent(measured::add);
      if (!predictorOnly) {
        Path folder = output.resolveSibling(output.getFileName() + "-" + each);
        Arithmetic arithmetic = new Arithmetic(each, engine == null ? EngineChoice.AUTO : engine);
        for (Measurement m :
            PredictProcess.run(
                input,
                bundle,
                folder,
                strands.value(),
                arithmetic,
                windows.size(),
                threads.value())) {
          measured.add(m);
          show(round, measured, out);
        }
      }
    }
    if (keras != null) {
      measured.add(OtherEngines.dl4j(keras, strands.value(), windows));
      show(round, measured, out);
    }
    if (keras != null && python != null) {
      String file = keras.toString();
      String torch = script("torch_speed.py");
      Map<String, List<String>> commands = new LinkedHashMap<>();
      commands.put("Keras, TensorFlow float32", List.of(python, script("keras_speed.py"), file));
      commands.put("PyTorch float32", List.of(python, torch, file));
      commands.put("PyTorch bf16", List.of(python, torch, file, "--precision=bf16"));
      for (var each : commands.entrySet()) {
        measured.add(
            OtherEngines.python(
                each.getKey(), each.getValue(), strands.value(), threads.value(), seconds));
        show(round, measured, out);
      }
    }
    return measured;
  }

  private static String script(String name) throws IOException {
    return Home.resolve("src/benchmark/" + name).toString();
  }

  private void show(int round, List<Measurement> measured, PrintWriter out) {
    Measurement last = measured.get(measured.size() - 1);
    out.printf(
        Locale.ROOT,
        "round %d of %d: %s, %.1f windows/s%n",
        round,
        rounds,
        last.subject(),
        last.windowsPerSecond());
    out.flush();
  }

  private static void printMedians(List<Measurement> medians, PrintWriter out) {
    out.println();
    Table table =
        new Table("median", "windows/s", "ratio", "ms for 1", "ms for 64", "load s", "resident MB");
    double first = medians.get(0).windowsPerSecond();
    for (Measurement m : medians) {
      table.row(
          m.subject(),
          number("%.1f", m.windowsPerSecond()),
          number("%.2f", m.windowsPerSecond() / first),
          number("%.1f", m.millisForOne()),
          number("%.0f", m.millisForBatch()),
          number("%.2f", m.loadSeconds()),
          number("%.0f", m.residentMegabytes()));
    }
    table.print(out);
    out.println(
        "Ratios are relative to the first row. What the cores can do is their speed when they only"
            + " multiply. danq predict is measured from the start of its JVM to its end, and again"
            + " from its first rows on. Memory is what loading and predicting added, including"
            + " mapped weights.");
    out.flush();
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
