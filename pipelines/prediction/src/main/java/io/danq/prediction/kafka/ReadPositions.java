package io.danq.prediction.kafka;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the consumers of a source have read each partition. Kafka ends every transaction with a
 * marker that has an offset but is no message, so a partition's end may lie behind its last message
 * for good. Whoever waits for a message there waits for ever. Thread-safe.
 */
final class ReadPositions implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient Map<TopicPartition, Place> places = new ConcurrentHashMap<>();

  /**
   * A place in a partition.
   *
   * @param next offset after the last message that was read, or where reading began
   * @param position offset that is read next; behind {@code next} if markers lie between
   */
  private record Place(long next, long position) {}

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    places = new ConcurrentHashMap<>();
  }

  /** A consumer begins to read a partition. */
  void begin(TopicPartition partition, long position) {
    places.put(partition, new Place(position, position));
  }

  /** A consumer has read a message. */
  void read(TopicPartition partition, long offset) {
    places.put(partition, new Place(offset + 1, offset + 1));
  }

  /** What a consumer reads next, after the messages that it has read. */
  void advance(TopicPartition partition, long position) {
    places.computeIfPresent(
        partition, (p, place) -> new Place(place.next(), Math.max(position, place.position())));
  }

  /**
   * The end of a partition as whoever waits for messages needs it.
   *
   * @param end offset behind everything in the partition
   * @return the offset after the last message, if everything before the end has been read
   */
  long end(TopicPartition partition, long end) {
    Place place = places.get(partition);
    return place != null && place.position() >= end ? Math.min(place.next(), end) : end;
  }
}
