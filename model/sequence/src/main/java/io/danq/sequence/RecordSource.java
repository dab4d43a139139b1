package io.danq.sequence;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where a record was read. This is also its identity: the two reads of a pair may share a name, but
 * never a source.
 */
public sealed interface RecordSource extends Serializable {
  /** A text unique to this record, the same in every run over the same input. */
  String key();

  /**
   * A message of a Kafka topic, or one of the two reads that it holds.
   *
   * @param topic name of the topic
   * @param partition its partition, from 0
   * @param offset the message's offset, from 0
   * @param read 1 or 2 for the reads of a pair, 0 for the message as a whole
   */
  record Message(String topic, int partition, long offset, int read) implements RecordSource {
    private static final int PAIR = 2;

    public Message {
      Objects.requireNonNull(topic, "topic");
      if (read < 0 || read > PAIR) {
        throw new IllegalArgumentException("a read of a message must be 0 to 2, was " + read);
      }
    }

    /** A message as a whole. */
    public Message(String topic, int partition, long offset) {
      this(topic, partition, offset, 0);
    }

    /** One of its reads, 1 or 2. */
    public Message ofPair(int number) {
      return new Message(topic, partition, offset, number);
    }

    @Override
    public String key() {
      return "kafka:" + topic + "/" + partition + "/" + offset + (read == 0 ? "" : "/" + read);
    }

    @Override
    public String toString() {
      return "topic "
          + topic
          + ", partition "
          + partition
          + ", offset "
          + offset
          + (read == 0 ? "" : ", read " + read);
    }
  }

  /**
   * A record of a file.
   *
   * @param file the file's path or URI
   * @param number the record's number in the file, counted from 1 as people count records
   */
  record FileEntry(String file, long number) implements RecordSource {
    public FileEntry {
      Objects.requireNonNull(file, "file");
    }

    @Override
    public String key() {
      return "file:" + file + "#" + number;
    }

    @Override
    public String toString() {
      return file + ", record " + number;
    }
  }
}
