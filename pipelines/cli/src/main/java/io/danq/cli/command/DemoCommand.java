package io.danq.cli.command;

import io.danq.beam.file.Folders;
import io.danq.cli.demo.LocalKafka;
import io.danq.cli.demo.ReadPublisher;
import io.danq.cli.demo.ReadSimulator;
import io.danq.cli.demo.SimulatedGenome;
import io.danq.cli.demo.SimulatedRead;
import io.danq.cli.demo.SiteRecall;
import io.danq.cli.text.ParquetRows;
import io.danq.cli.text.ResultReport;
import io.danq.prediction.write.OutputFolders;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
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
 * {@code danq demo}: the streaming pipeline over a real broker, from nothing to a table of hits.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs everything once: a broker, simulated reads, the pipeline, a table of hits.",
      "Starts a Kafka broker and publishes simulated short reads of a small genome with planted"
          + " binding sites. The streaming pipeline on embedded Flink aligns and predicts them. Shows"
          + " the strongest hits and how many of the planted sites they find."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String TOPIC = "reads";
  private static final int PARTITIONS = 4;
  private static final int SHOWN = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--reads",
      paramLabel = "FILE",
      description =
          "Publish the reads of this FASTA, FASTQ, SAM or BAM file instead; they are not aligned.")
  private @Nullable Path reads;

  @Option(
      names = "--count",
      paramLabel = "NUMBER",
      defaultValue = "4000",
      description = "Simulated reads to publish. Default: ${DEFAULT-VALUE}")
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
      description = "Model bundle. Default: the demonstration network that comes with danq.")
  private @Nullable String model;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "danq-demo",
      description =
          "Folder for the results; replaces those of an earlier demo. Default: ${DEFAULT-VALUE}")
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
    SimulatedGenome genome = new SimulatedGenome(seed);
    try (LocalKafka kafka = LocalKafka.start(Files.createDirectory(work.resolve("kafka")))) {
      say(out, "Kafka broker on " + kafka.bootstrapServers());
      kafka.createTopic(TOPIC, PARTITIONS, ReadPublisher.topicConfigs());
      say(out, publish(kafka, genome) + " reads published to topic " + TOPIC);
      say(out, "Streaming pipeline on embedded Flink, model " + bundle);
      int exitCode = stream(kafka, bundle, genome, work);
      if (exitCode != 0) {
        return exitCode;
      }
    } finally {
      Folders.delete(work);
    }
    out.println();
    report(genome, out);
    out.println();
    if (model == null) {
      out.println("The demonstration network is small and knows CTCF best. It is not for science.");
    }
    out.println("Parquet: " + OutputFolders.predictions(output.toString()) + "**/*.parquet");
    out.flush();
    return 0;
  }

  private int stream(LocalKafka kafka, String bundle, SimulatedGenome genome, Path work)
      throws IOException {
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
    if (reads == null) {
      Path fasta = Files.writeString(work.resolve("genome.fa"), genome.toFasta());
      args.add("--reference=" + fasta);
      args.add("--referenceCache=" + Files.createDirectory(work.resolve("references")));
      args.add("--align=bwa");
    }
    CommandLine root = spec.parent().commandLine();
    CommandLine stream = Objects.requireNonNull(root.getSubcommands().get("stream"));
    return stream.execute(args.toArray(String[]::new));
  }

  private void report(SimulatedGenome genome, PrintWriter out) throws IOException {
    ResultReport report = ResultReport.of(output, SHOWN);
    if (reads != null) {
      report.print(out);
      return;
    }
    SiteRecall recall = new SiteRecall(genome);
    ParquetRows.forEach(OutputFolders.predictions(output.toString()), recall::add);
    report.withColumn("planted", recall::inBin).print(out);
    out.println();
    out.println(recall.sentence());
  }

  private long publish(LocalKafka kafka, SimulatedGenome genome) throws IOException {
    try (ReadPublisher publisher = new ReadPublisher(kafka.bootstrapServers(), TOPIC)) {
      if (reads == null) {
        new ReadSimulator(genome, seed)
            .reads()
            .limit(count)
            .forEach(read -> publish(read, publisher));
      } else {
        publishFile(reads, publisher);
      }
      return publisher.flush();
    }
  }

  private static void publish(SimulatedRead read, ReadPublisher publisher) {
    publisher.publish(read.id(), read.toFastq().getBytes(StandardCharsets.UTF_8));
  }

  private static void publishFile(Path file, ReadPublisher publisher) throws IOException {
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
