package io.danq.prediction.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class FailedRowsTest {
  private static GenericRecord row(FailedRecord failed) {
    GenericRecord row = FailedRows.row(failed);
    assertThat(GenericData.get().validate(FailedRows.SCHEMA, row)).isTrue();
    return row;
  }

  @Test
  void aMessageIsFoundByTopicPartitionAndOffset() {
    FailedRecord failed =
        FailedRecord.of(
            new RecordSource.Message("reads", 3, 1L << 40),
            FailureReason.MALFORMED_RECORD,
            "the message has no value",
            "");
    GenericRecord row = row(failed);
    assertThat(row.get("topic")).isEqualTo("reads");
    assertThat(row.get("partition")).isEqualTo(3);
    assertThat(row.get("offset")).isEqualTo(1L << 40);
    assertThat(row.get("file")).isNull();
    assertThat(row.get("record_number")).isNull();
    assertThat(row.get("sequence_id")).isNull();
    assertThat(row.get("reason")).isEqualTo("MALFORMED_RECORD");
    assertThat(row.get("message")).isEqualTo("the message has no value");
    assertThat(row.get("payload")).isEqualTo(ByteBuffer.allocate(0));
  }

  @Test
  void aRecordOfAFileIsFoundByFileAndNumber() {
    byte[] bases = "ACGT!".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    SequenceRecord record =
        SequenceRecord.unaligned(new RecordSource.FileEntry("reads.fa", 17), "read/1", bases);
    GenericRecord row = row(FailedRecord.of(record, FailureReason.INVALID_BASE, "'!' at 4"));
    assertThat(row.get("topic")).isNull();
    assertThat(row.get("partition")).isNull();
    assertThat(row.get("offset")).isNull();
    assertThat(row.get("file")).isEqualTo("reads.fa");
    assertThat(row.get("record_number")).isEqualTo(17L);
    assertThat(row.get("sequence_id")).isEqualTo("read/1");
    assertThat(row.get("payload")).isEqualTo(ByteBuffer.wrap(bases, 0, 1000));
  }
}
