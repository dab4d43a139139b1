package io.danq.prediction.slice;

import io.danq.prediction.rows.SourcedRow;
import io.danq.sequence.RecordSource;
import java.util.Comparator;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The order of rows in the file of a slice. */
final class SliceOrder {
  /**
   * The order of messages in the partition, and of windows in a message. A message's failures have
   * no position; they are in the order of their content, so that the same rows always make the same
   * file.
   */
  static final Comparator<SourcedRow> OF_MESSAGES =
      Comparator.<SourcedRow>comparingLong(row -> ((RecordSource.Message) row.source()).offset())
          .thenComparingInt(SourcedRow::position)
          .thenComparing(SourcedRow::row, SliceOrder::compareContent);

  private SliceOrder() {}

  private static int compareContent(GenericRecord one, GenericRecord other) {
    return GenericData.get().compare(one, other, one.getSchema());
  }
}
