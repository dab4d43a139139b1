package io.danq.cli.command;

import io.danq.cli.demo.BrokenSites;
import io.danq.cli.demo.LocalKafka;
import io.danq.cli.demo.ReadPublisher;
import io.danq.cli.demo.ReadSimulator;
import io.danq.cli.demo.SimulatedGenome;
import io.danq.cli.demo.SiteRecall;
import io.danq.cli.report.RunReport;
import io.danq.cli.text.ParquetRows;
import io.danq.cli.text.ResultReport;
import io.danq.prediction.write.OutputFolders;
import io.danq.registry.model.ModelFetcher;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.disk.Folders;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code danq demo}: the streaming pipeline with a real broker, from simulated reads to a table of
 * hits, and variants of the same genome.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the whole pipeline once, on simulated reads.",
      "Starts a Kafka broker and publishes simulated short reads of a small genome with planted"
          + " binding sites. The streaming pipeline on embedded Flink aligns and predicts them."
          + " Shows the strongest hits, how many of the planted sites were found, and what variants"
          + " in some of the sites do."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String TOPIC = "reads";
  private static final int PARTITIONS = 4;
  private static final int SHOWN = 10;
  private static final String VARIANTS = "effects";

  @Spec private CommandSpec spec;

  @Option(
      names = "--reads",
      paramLabel = "FILE",
      description =
          "Publish the reads of this FASTA, FASTQ, SAM or BAM file instead; they will not be"
              + " aligned.")
  private @Nullable Path reads;

  @Option(
      names = "--count",
      paramLabel = "NUMBER",
      defaultValue = "4000",
      description = "Number of simulated reads to publish. Default: ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Seed of the simulator. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FOLDER",
      description = "Model bundle. Default: the demonstration network that comes with danq")
  private @Nullable String model;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "danq-demo",
      description =
          "Folder for the results; replaces the results of an earlier demo. Default:"
              + " ${DEFAULT-VALUE}")
  private Path output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (count < 1) {
      throw new IllegalArgumentException("--count must be at least 1, was " + count);
    }
    String bundle = model == null ? Home.demoModel().toString() : model;
    FileSystems.delete(OutputFolders.files(output.toString()));
    Path work = Files.createTempDirectory("danq-demo-");
    try {
      if (reads == null) {
        return simulated(new SimulatedGenome(seed), bundle, work, out);
      }
      int exitCode = stream(this::publishFile, bundle, List.of(), work, out);
      if (exitCode == 0) {
        out.println();
        ResultReport.of(output, SHOWN).print(out);
        end(bundle, out);
      }
      return exitCode;
    } finally {
      Folders.delete(work);
    }
  }

  private int simulated(SimulatedGenome genome, String bundle, Path work, PrintWriter out)
      throws IOException, InterruptedException {
    Path fasta = Files.writeString(work.resolve("genome.fa"), genome.toFasta());
    List<String> reference =
        List.of("--reference=" + fasta, "--referenceCache=" + work.resolve("references"));
    List<String> aligned = new ArrayList<>(reference);
    aligned.add("--align=bwa");
    int exitCode = stream(publisher -> simulate(genome, publisher), bundle, aligned, work, out);
    if (exitCode != 0) {
      return exitCode;
    }
    SiteRecall recall = new SiteRecall(genome);
    ParquetRows.forEach(OutputFolders.predictions(output.toString()), recall::add);
    out.println();
    recall.printStrongest(SHOWN, out);
    say(out, "\n" + recall.sentence() + "\n");
    exitCode = variants(new BrokenSites(genome), bundle, reference, work, out);
    end(bundle, out);
    return exitCode;
  }

  private int stream(Reads published, String bundle, List<String> more, Path work, PrintWriter out)
      throws IOException, InterruptedException {
    try (LocalKafka kafka = LocalKafka.start(Files.createDirectory(work.resolve("kafka")))) {
      say(out, "Kafka broker on " + kafka.bootstrapServers());
      kafka.createTopic(TOPIC, PARTITIONS, ReadPublisher.topicConfigs());
      try (ReadPublisher publisher = new ReadPublisher(kafka.bootstrapServers(), TOPIC)) {
        published.publish(publisher);
        say(out, publisher.flush() + " reads published to topic " + TOPIC);
      }
      say(out, "Streaming pipeline on embedded Flink, model " + bundle);
      List<String> args =
          new ArrayList<>(
              List.of(
                  "--bootstrapServers=" + kafka.bootstrapServers(),
                  "--inputTopic=" + TOPIC,
                  "--model=" + bundle,
                  "--output=" + output,
                  "--window=10s",
                  "--minProbability=0.25",
                  "--stopAtEnd"));
      args.addAll(more);
      return call("stream", args);
    }
  }

  private int variants(
      BrokenSites sites, String bundle, List<String> more, Path work, PrintWriter out)
      throws IOException {
    Path vcf = Files.writeString(work.resolve("variants.vcf"), sites.toVcf());
    Path folder = output.resolve(VARIANTS);
    say(out, "Variants of the same genome, three of them in planted sites");
    List<String> args =
        new ArrayList<>(
            List.of(vcf.toString(), "--model=" + bundle, "--output=" + folder, "--overwrite"));
    args.addAll(more);
    int exitCode = call("variants", args);
    if (exitCode == 0) {
      ParquetRows.forEach(folder.toAbsolutePath() + "/variants/", sites::add);
      out.println();
      sites.print(out);
    }
    return exitCode;
  }

  private void end(String bundle, PrintWriter out) throws IOException {
    Path folder = output.toAbsolutePath(); // to be opened from anywhere
    Path page = folder.resolve("report.html");
    RunReport.write(output.toString(), ModelFetcher.open(bundle).targets(), List.of(), page);
    out.println();
    if (model == null) {
      out.println("The demonstration network is small and knows CTCF best. It is not for science.");
    }
    out.println("Parquet: " + OutputFolders.predictions(folder.toString()) + "**/*.parquet");
    if (reads == null) {
      out.println("         " + folder.resolve(VARIANTS).resolve("variants") + "/*.parquet");
    }
    out.println("Page:    " + page);
    out.flush();
  }

  private int call(String command, List<String> args) {
    CommandLine root = spec.parent().commandLine();
    return Objects.requireNonNull(root.getSubcommands().get(command))
        .execute(args.toArray(String[]::new));
  }

  /** Where the reads come from that the demo publishes. */
  @FunctionalInterface
  private interface Reads {
    void publish(ReadPublisher publisher) throws IOException;
  }

  private void simulate(SimulatedGenome genome, ReadPublisher publisher) {
    new ReadSimulator(genome, seed)
        .reads()
        .limit(count)
        .forEach(
            read -> publisher.publish(read.id(), read.toFastq().getBytes(StandardCharsets.UTF_8)));
  }

  private void publishFile(ReadPublisher publisher) throws IOException {
    Path file = Objects.requireNonNull(reads);
    try (SequenceReader reader =
        SequenceFiles.open(file.toString(), Files.newInputStream(file), Optional.empty())) {
      for (Optional<ReadOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get() instanceof SequenceRecord record) {
          publisher.publish(record);
        } else if (next.get() instanceof FailedRecord failed) {
          throw new IOException(failed.source() + ": " + failed.message());
        }
      }
    }
  }

  private static void say(PrintWriter out, String text) {
    out.println(text);
    out.flush();
  }
}
