package io.danq.beam.parquet;

import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes the fields of one kind of record into the columns of a row group. */
final class RecordColumns {
  private final RecordConsumer consumer;
  private final String[] names;
  private final ValueColumns[] values;

  /** Writes a value that is not null into its column or columns. */
  interface ValueColumns {
    void write(Object value);
  }

  /**
   * Takes the fields in their order.
   *
   * @param values how each is written
   */
  RecordColumns(RecordConsumer consumer, List<String> names, List<ValueColumns> values) {
    this.consumer = consumer;
    this.names = names.toArray(String[]::new);
    this.values = values.toArray(ValueColumns[]::new);
  }

  /** Writes the fields that are not null. */
  void writeFields(IndexedRecord record) {
    for (int i = 0; i < names.length; i++) {
      Object value = record.get(i);
      if (value != null) {
        consumer.startField(names[i], i);
        values[i].write(value);
        consumer.endField(names[i], i);
      }
    }
  }
}
