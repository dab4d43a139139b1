package io.danq.prediction;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What {@link StreamingPrediction} is told. */
public interface StreamingPredictionOptions extends PredictionOptions {
  /** Where in the topic reading begins. */
  enum StartFrom {
    EARLIEST,
    LATEST
  }

  @Description("Kafka brokers to ask first, HOST:PORT, comma-separated.")
  @ShortName("-b")
  @Validation.Required
  String getBootstrapServers();

  void setBootstrapServers(String value);

  @Description(
      "Topic with one read a message: FASTA, FASTQ, JSON {\"id\",\"sequence\"}, or a bare sequence"
          + " with the id as key.")
  @ShortName("-t")
  @Validation.Required
  String getInputTopic();

  void setInputTopic(String value);

  @Description("Kafka consumer group.")
  @Default.String("danq")
  String getGroupId();

  void setGroupId(String value);

  @Description("Where reading begins: earliest or latest.")
  @Default.Enum("EARLIEST")
  StartFrom getStartFrom();

  void setStartFrom(StartFrom value);

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
