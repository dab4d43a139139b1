package io.danq.sequence;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where a record was read. This is also its identity: the two reads of a pair may share a name, but
 * never a place.
 */
public sealed interface RecordSource extends Serializable {
  /** A text unique to this record, the same in every run over the same input. */
  String key();

  /**
   * A message of a Kafka topic.
   *
   * @param topic name of the topic
   * @param partition its partition, from 0
   * @param offset the message's offset, from 0
   */
  record Message(String topic, int partition, long offset) implements RecordSource {
    public Message {
      Objects.requireNonNull(topic, "topic");
    }

    @Override
    public String key() {
      return "kafka:" + topic + "/" + partition + "/" + offset;
    }

    @Override
    public String toString() {
      return "topic " + topic + ", partition " + partition + ", offset " + offset;
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
