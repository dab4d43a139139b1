package io.danq.prediction.options;

import io.danq.beam.option.ConstantDefault;
import io.danq.beam.option.ShortName;
import io.danq.beam.option.TimeSpan;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What {@code StreamingPrediction} is told. */
public interface StreamingPredictionOptions extends PredictionOptions {
  @Description(
      "Topic with one read a message: FASTA, FASTQ, JSON {\"id\",\"sequence\"}, or a bare sequence"
          + " with the id as key.")
  @ShortName("-t")
  @Nullable String getInputTopic();

  void setInputTopic(@Nullable String value);

  @Description("Instead of a topic: files, globs or a list of them, whose files come with time.")
  @ShortName("-i")
  @Nullable String getInput();

  void setInput(@Nullable String value);

  @Description(
      "How often --input is looked at for new files, such as 30s, 5m or 1h. A file is read once, as"
          + " soon as it has not changed for as long.")
  @Nullable TimeSpan getWatch();

  void setWatch(@Nullable TimeSpan value);

  @Description(
      "Instead of a topic: failed records of an earlier run, its output or failed/ folder or"
          + " Parquet files of it. They are read again from their topic or file and predicted, then"
          + " the run ends.")
  @Nullable String getReplay();

  void setReplay(@Nullable String value);

  @Description("Kafka consumer group, to which the offsets of every checkpoint are committed.")
  @Default.String("danq")
  String getGroupId();

  void setGroupId(String value);

  @Description(
      "Where reading begins: earliest, latest, a time such as 2026-11-23T08:00:00Z, or committed,"
          + " where the group left off; rows of windows that were open then are found only by"
          + " restoring the job's checkpoint.")
  @Default.String("earliest")
  String getStartFrom();

  void setStartFrom(String value);

  @Description("Length of the event-time windows whose rows make one set of files, at least 1s.")
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

  @Description("Files written per window.")
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
