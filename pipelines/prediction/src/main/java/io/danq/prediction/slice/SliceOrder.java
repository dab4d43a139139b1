package io.danq.prediction.slice;

import io.danq.prediction.rows.SourcedRow;
import io.danq.sequence.RecordSource;
import java.util.Comparator;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The order of rows in the file of a slice. */
final class SliceOrder {
  /**
   * The order of messages in the partition, of reads in a message and of windows in a read.
   * Failures have no position; they are in the order of their content, so that the same rows always
   * make the same file.
   */
  static final Comparator<SourcedRow> OF_MESSAGES =
      Comparator.<SourcedRow>comparingLong(row -> message(row).offset())
          .thenComparingInt(row -> message(row).read())
          .thenComparingInt(SourcedRow::position)
          .thenComparing(SourcedRow::row, SliceOrder::compareContent);

  private SliceOrder() {}

  private static RecordSource.Message message(SourcedRow row) {
    return (RecordSource.Message) row.source();
  }

  private static int compareContent(GenericRecord one, GenericRecord other) {
    return GenericData.get().compare(one, other, one.getSchema());
  }
}
