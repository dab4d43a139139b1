package io.danq.prediction.options;

import io.danq.beam.option.ShortName;
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
  @Nullable String getWatch();

  void setWatch(@Nullable String value);

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

  @Description("Length of the event-time windows whose rows make one set of files, in seconds.")
  @Default.Integer(60)
  int getWindowSeconds();

  void setWindowSeconds(int value);

  @Description(
      "How long a partition may be behind the newest timestamp it has shown, in seconds; a later"
          + " record counts into the window that is open when it comes.")
  @Default.Integer(2)
  int getMaxDelaySeconds();

  void setMaxDelaySeconds(int value);

  @Description(
      "Time between two looks at the version that is current in a registry, in seconds. A new one"
          + " takes over while the stream runs; only where --model is registry:URI/NAME.")
  @Default.Integer(60)
  int getModelPollInterval();

  void setModelPollInterval(int value);

  @Description("Files written per window.")
  @Default.Integer(1)
  int getShards();

  void setShards(int value);

  @Description("Stop once everything in the topic is predicted, instead of waiting for more.")
  @Default.Boolean(false)
  boolean isStopAtEnd();

  void setStopAtEnd(boolean value);
}
