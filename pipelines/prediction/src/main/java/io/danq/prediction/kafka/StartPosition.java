package io.danq.prediction.kafka;

import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where in a topic reading begins.
 *
 * @param kind what {@code --startFrom} names
 * @param time with {@link Kind#TIME}, the first record's timestamp in ms since 1970; else 0
 */
public record StartPosition(Kind kind, long time) implements Serializable {
  /** The ways to name a place in a topic. */
  enum Kind {
    /** The first record of each partition. */
    EARLIEST,
    /** Messages that are published from now on. */
    LATEST,
    /**
     * Where the consumer group left off. A partition without a committed offset begins with its
     * first record.
     */
    COMMITTED,
    /** The first record that is not older than a time. */
    TIME
  }

  /**
   * Reads {@code earliest}, {@code latest}, {@code committed} or a time such as {@code
   * 2026-11-23T08:00:00Z}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static StartPosition parse(String text) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.TIME && text.equals(kind.name().toLowerCase(Locale.ROOT))) {
        return new StartPosition(kind, 0);
      }
    }
    try {
      return new StartPosition(Kind.TIME, Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "startFrom must be earliest, latest, committed or a time such as 2026-11-23T08:00:00Z,"
              + " was "
              + text,
          e);
    }
  }

  /** Kafka's setting for a partition without an offset. */
  public Map<String, Object> settings() {
    String reset = kind == Kind.LATEST ? "latest" : "earliest";
    return Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
  }

  /** Moves a consumer to this position in its assigned partitions. */
  void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    switch (kind) {
      case EARLIEST -> consumer.seekToBeginning(partitions);
      case LATEST -> consumer.seekToEnd(partitions);
      case TIME -> seekToTime(consumer, partitions);
      case COMMITTED -> {} // as Kafka does by itself
    }
  }

  private void seekToTime(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> times =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> time));
    Map<TopicPartition, @Nullable OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp offset = offsets.get(partition);
      if (offset == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, offset.offset());
      }
    }
  }
}
