package io.danq.prediction;

import io.danq.beam.file.FileMatch;
import io.danq.beam.file.InputFiles;
import io.danq.beam.file.Pipes;
import io.danq.beam.option.TimeSpan;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.prediction.kafka.KafkaClients;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.read.Cutting;
import io.danq.prediction.read.ReadSequenceFiles;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.prediction.read.ReadTopic;
import io.danq.prediction.read.ReadVariantFiles;
import io.danq.prediction.read.SequenceMessageCutting;
import io.danq.prediction.read.VariantCutting;
import io.danq.prediction.read.VariantMessageCutting;
import io.danq.prediction.read.WatchFiles;
import io.danq.prediction.replay.ReplayFailed;
import io.danq.prediction.write.OutputFolders;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * What {@code StreamingPrediction} reads: a topic, files as they arrive, or failed records again.
 */
public final class StreamInput {
  private StreamInput() {}

  /**
   * Reads, as options name their source.
   *
   * @throws IOException if there are no failed records to replay
   * @throws IllegalArgumentException if the options name no source or several, or do not go
   *     together
   */
  public static PTransform<PBegin, PCollectionTuple> of(
      StreamingPredictionOptions options, Cutting cutting) throws IOException {
    check(options);
    FileFormat format = FileFormat.of(options);
    if (options.getInputTopic() != null) {
      return new ReadTopic<>(options, new SequenceMessageCutting(cutting, format.maxRecordBytes()));
    }
    if (options.getInput() != null) {
      return ReadSequenceFiles.watching(watched(options), format, cutting);
    }
    KafkaClients kafka =
        options.getBootstrapServers() == null ? null : KafkaClients.reading(options);
    return new ReplayFailed(
        failedFiles(Objects.requireNonNull(options.getReplay())), kafka, format, cutting);
  }

  /**
   * Variants, as options name their source.
   *
   * @throws IOException if the files cannot be looked for
   * @throws IllegalArgumentException if the options name no source or several, do not go together,
   *     or are for reads
   */
  public static PTransform<PBegin, PCollectionTuple> ofVariants(
      StreamingPredictionOptions options, VariantCutting cutting) throws IOException {
    check(options);
    int maxRecordBytes = FileFormat.of(options).maxRecordBytes();
    return options.getInput() == null
        ? new ReadTopic<>(options, new VariantMessageCutting(cutting, maxRecordBytes))
        : ReadVariantFiles.watching(watched(options), cutting, maxRecordBytes);
  }

  private static void check(StreamingPredictionOptions options) {
    long sources =
        Stream.of(options.getInputTopic(), options.getInput(), options.getReplay())
            .filter(source -> source != null)
            .count();
    if (sources != 1) {
      throw new IllegalArgumentException(
          "one of --inputTopic, --input and --replay must be given, " + sources + " are");
    }
    if ((options.getInput() == null) != (options.getWatch() == null)) {
      throw new IllegalArgumentException(
          "--input and --watch must be given together; danq predict reads files that already"
              + " exist");
    }
    if (options.isStopAtEnd() && options.getInputTopic() == null) {
      throw new IllegalArgumentException("--stopAtEnd works only with --inputTopic");
    }
    KindOptions.check(options);
  }

  private static WatchFiles watched(StreamingPredictionOptions options) throws IOException {
    String input = Objects.requireNonNull(options.getInput());
    TimeSpan watch = Objects.requireNonNull(options.getWatch());
    if (watch.duration().isZero()) {
      throw new IllegalArgumentException("--watch must be more than 0s");
    }
    for (Metadata file : InputFiles.present(input)) {
      if (Pipes.isPipe(file)) {
        throw new IllegalArgumentException(
            Pipes.name(file) + " is a pipe, which ends; danq predict reads it");
      }
    }
    return new WatchFiles(input, watch.toJoda());
  }

  /** What a stream reads, in words; the same when the stream is started again. */
  static String describe(StreamingPredictionOptions options) {
    if (options.getInputTopic() != null) {
      return "topic " + options.getInputTopic();
    }
    return options.getInput() != null
        ? "the files " + options.getInput()
        : "the failed records of " + options.getReplay();
  }

  /** The Parquet files in an output or its failed folder, or those that match a glob. */
  private static List<Metadata> failedFiles(String replay) throws IOException {
    List<ResourceId> found = new ArrayList<>(ParquetFiles.in(OutputFolders.failed(replay)));
    if (found.isEmpty()) {
      found.addAll(ParquetFiles.in(replay));
    }
    if (found.isEmpty()) {
      List<Metadata> matched = InputFiles.present(replay);
      if (matched.isEmpty()) {
        throw new FileNotFoundException("no Parquet files of failed records at " + replay);
      }
      return matched;
    }
    List<Metadata> files = new ArrayList<>();
    for (ResourceId file : found) {
      files.add(FileMatch.one(file.toString()));
    }
    return files;
  }
}
