package io.danq.learning.examples;

import io.danq.labels.Part;
import java.io.Serializable;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * The number of examples in a shard.
 *
 * @param part the part
 * @param examples the number of examples
 * @param positives the number of positive examples for each target, in target order
 */
@SuppressWarnings("ArrayRecordComponent") // summed up, never compared
record ShardCount(Part part, long examples, long[] positives) implements Serializable {
  /** Counts the examples of a shard. */
  static ShardCount of(Part part, List<GenericRecord> examples, int targets) {
    long[] positives = new long[targets];
    for (GenericRecord example : examples) {
      ExampleRecords.labels(example).stream().forEach(target -> positives[target]++);
    }
    return new ShardCount(part, examples.size(), positives);
  }
}
