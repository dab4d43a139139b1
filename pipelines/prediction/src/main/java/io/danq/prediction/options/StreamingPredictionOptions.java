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
    /** Variants of a genome, whose alleles are put into its reference. */
    VARIANTS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Description(
      "What is read: reads, or variants of --reference. A message has one variant: a data line of"
          + " VCF, or JSON {\"contig\",\"pos\",\"ref\",\"alt\"}. Each alternative allele has a row as of"
          + " 'danq variants', in variants/ instead of predictions/.")
  @Default.Enum("READS")
  InputKind getInputKind();

  void setInputKind(InputKind value);

  @Description(
      "Topic to read, one read per message: FASTA, FASTQ, JSON {\"id\",\"sequence\"}, or a bare sequence"
          + " with the id as key. A pair is one message, too: two FASTQ records of one name, or JSON"
          + " with \"mateSequence\". Or one variant, see --inputKind.")
  @ShortName("-t")
  @ValueName("TOPIC")
  @Nullable String getInputTopic();

  void setInputTopic(@Nullable String value);

  @Description(
      "Files to read as they arrive, instead of a topic: paths, globs or a list; needs --watch.")
  @ShortName("-i")
  @ValueName("FILES")
  @Nullable String getInput();

  void setInput(@Nullable String value);

  @Description(
      "How often to look for new files at --input, for example 30s, 5m or 1h. A file is read once,"
          + " as soon as it has not changed for that long.")
  @Nullable TimeSpan getWatch();

  void setWatch(@Nullable TimeSpan value);

  @Description(
      "Predict the failed records of an earlier run again, instead of a topic: its output, its"
          + " failed/ folder or Parquet files in it. The records are read again from their topic or"
          + " files, then the run ends.")
  @ValueName("PATH")
  @Nullable String getReplay();

  void setReplay(@Nullable String value);

  @Description("Kafka consumer group that every checkpoint commits its offsets to.")
  @Default.String("danq")
  @ValueName("NAME")
  String getGroupId();

  void setGroupId(String value);

  @Description(
      "Where to begin: earliest, latest, a time such as 2026-11-23T08:00:00Z, or committed, where"
          + " the group left off. Only restoring the job's checkpoint recovers the rows of windows"
          + " that were open then.")
  @Default.String("earliest")
  @ValueName("earliest|latest|committed|TIME")
  String getStartFrom();

  void setStartFrom(String value);

  @Description("Length of the event-time windows; each makes one set of files. At least 1s.")
  @Default.InstanceFactory(OneMinute.class)
  TimeSpan getWindow();

  void setWindow(TimeSpan value);

  @Description(
      "How far a record's timestamp may be behind the newest one of its partition. A record that is"
          + " later than that counts into the window that is open when it arrives.")
  @Default.InstanceFactory(TwoSeconds.class)
  TimeSpan getMaxDelay();

  void setMaxDelay(TimeSpan value);

  @Description(
      "How often the registry is asked for its current version, at least 1s. A new version takes"
          + " over while the stream runs; only with --model=registry:URI/NAME.")
  @Default.InstanceFactory(OneMinute.class)
  TimeSpan getModelPollInterval();

  void setModelPollInterval(TimeSpan value);

  @Description("Files to write per event-time window.")
  @Default.Integer(1)
  int getShards();

  void setShards(int value);

  @Description("Stop when everything in the topic is predicted, instead of waiting for more.")
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
