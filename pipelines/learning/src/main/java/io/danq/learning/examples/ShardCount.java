package io.danq.learning.examples;

import io.danq.labels.Part;
import java.io.Serializable;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * How many examples a shard has.
 *
 * @param part what they are for
 * @param examples their number
 * @param positives of these, how many are positive for each target, in target order
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
