package io.danq.prediction.rows;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.RecordSource;
import io.danq.sequence.RecordSource.FileEntry;
import io.danq.sequence.RecordSource.Message;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Makes the rows of {@code failed/}: where a record was read, and why it was not predicted. */
public final class FailedRows {
  /** The schema of a failed record: a message has a topic, a record of a file has a file. */
  public static final Schema SCHEMA =
      SchemaBuilder.record("failed")
          .namespace("io.danq")
          .fields()
          .optionalString("topic")
          .optionalInt("partition")
          .optionalLong("offset")
          .optionalString("file")
          .optionalLong("record_number")
          .optionalString("sequence_id")
          .requiredString("reason")
          .requiredString("message")
          .requiredBytes("payload")
          .endRecord();

  private FailedRows() {}

  /** The row of a failed record. */
  public static GenericRecord row(FailedRecord failed) {
    GenericRecord row = new GenericData.Record(SCHEMA);
    if (failed.source() instanceof Message message) {
      row.put("topic", message.topic());
      row.put("partition", message.partition());
      row.put("offset", message.offset());
    } else if (failed.source() instanceof FileEntry entry) {
      row.put("file", entry.file());
      row.put("record_number", entry.number());
    }
    failed.sequenceId().ifPresent(id -> row.put("sequence_id", id));
    row.put("reason", failed.reason().name());
    row.put("message", failed.message());
    row.put("payload", ByteBuffer.wrap(failed.payload()));
    return row;
  }

  /**
   * Where the record of a row was read. Integers may have any size, because BigQuery exports them
   * all with 64 bits.
   */
  public static RecordSource source(GenericRecord row) {
    if (row.get("topic") != null) {
      return new Message(
          row.get("topic").toString(),
          Math.toIntExact(number(row, "partition")),
          number(row, "offset"));
    }
    return new FileEntry(row.get("file").toString(), number(row, "record_number"));
  }

  private static long number(GenericRecord row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
