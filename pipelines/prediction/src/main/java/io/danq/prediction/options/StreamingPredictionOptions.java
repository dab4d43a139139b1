package io.danq.prediction.options;

import io.danq.beam.option.ConstantDefault;
import io.danq.beam.option.ShortName;
import io.danq.beam.option.TimeSpan;
import io.danq.beam.option.ValueName;
import java.util.Locale;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** The options of {@code StreamingPrediction}. */
public interface StreamingPredictionOptions extends PredictionOptions, AlleleOptions {
  /** What a stream reads. */
  enum InputKind {
    /** Sequences, which are cut into windows. */
    READS,
    /** Variants of a genome, whose alleles are inserted into the reference. */
    VARIANTS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Description(
      "What the input holds: reads, or variants of --reference. A message is one variant: a VCF"
          + " data line, or JSON {\"contig\",\"pos\",\"ref\",\"alt\"}. Each alternative allele gets"
          + " a row like those of 'danq variants', in variants/ instead of predictions/.")
  @Default.Enum("READS")
  InputKind getInputKind();

  void setInputKind(InputKind value);

  @Description(
      "Kafka topic to read, one read per message: FASTA, FASTQ, JSON {\"id\",\"sequence\"}, or a"
          + " bare sequence with the id as the message key. A message can also be a read pair (two"
          + " FASTQ records with the same name, or JSON with \"mateSequence\") or, with"
          + " --inputKind=variants, a variant.")
  @ShortName("-t")
  @ValueName("TOPIC")
  @Nullable String getInputTopic();

  void setInputTopic(@Nullable String value);

  @Description(
      "Files to read as they arrive, instead of a topic: paths or globs, comma-separated. Needs"
          + " --watch.")
  @ShortName("-i")
  @ValueName("FILES")
  @Nullable String getInput();

  void setInput(@Nullable String value);

  @Description(
      "How often to look for new --input files, for example 30s, 5m or 1h. A file is read once,"
          + " when it has not changed for that long.")
  @Nullable TimeSpan getWatch();

  void setWatch(@Nullable TimeSpan value);

  @Description(
      "Instead of a topic, predict the failed records of an earlier run again. Takes that run's"
          + " output folder, its failed/ folder or Parquet files in it. The records are read again"
          + " from their topic or files; then the run ends.")
  @ValueName("PATH")
  @Nullable String getReplay();

  void setReplay(@Nullable String value);

  @Description("Kafka consumer group; every checkpoint commits its offsets to it.")
  @Default.String("danq")
  @ValueName("NAME")
  String getGroupId();

  void setGroupId(String value);

  @Description(
      "Where to start in the topic: earliest, latest, a time such as 2026-11-23T08:00:00Z, or"
          + " committed (where the consumer group left off). Rows of windows that were still open"
          + " when a job stopped are recovered only by restoring its checkpoint.")
  @Default.String("earliest")
  @ValueName("earliest|latest|committed|TIME")
  String getStartFrom();

  void setStartFrom(String value);

  @Description(
      "Length of the event-time windows, at least 1s. Every window starts new files: at least one"
          + " per partition of a topic, or --shards for other sources.")
  @Default.InstanceFactory(OneMinute.class)
  TimeSpan getWindow();

  void setWindow(TimeSpan value);

  @Description(
      "How far a record's timestamp may lag behind the newest one of its partition. A record later"
          + " than that counts in the window that is open when it arrives.")
  @Default.InstanceFactory(TwoSeconds.class)
  TimeSpan getMaxDelay();

  void setMaxDelay(TimeSpan value);

  @Description(
      "With --model=registry:URI/NAME: how often to ask the registry for the current version, at"
          + " least 1s. The stream switches to a new version while it runs.")
  @Default.InstanceFactory(OneMinute.class)
  TimeSpan getModelPollInterval();

  void setModelPollInterval(TimeSpan value);

  @Description(
      "Files to write per event-time window with --input or --replay. A topic ignores it: each"
          + " slice of a partition is one file.")
  @Default.Integer(1)
  int getShards();

  void setShards(int value);

  @Description("Stop once everything in the topic is predicted, instead of waiting for more.")
  @Default.Boolean(false)
  boolean isStopAtEnd();

  void setStopAtEnd(boolean value);

  /** A default. */
  final class OneMinute extends ConstantDefault<TimeSpan> {
    public OneMinute() {
      super(TimeSpan.parse("1m"));
    }
  }

  /** A default. */
  final class TwoSeconds extends ConstantDefault<TimeSpan> {
    public TwoSeconds() {
      super(TimeSpan.parse("2s"));
    }
  }
}
