package io.danq.learning.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.labels.LabelledWindow;
import io.danq.sequence.GenomicInterval;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class ExampleRecordsTest {
  private static GenericRecord record(String bases, int targets, int... positives) {
    BitSet labels = new BitSet();
    for (int positive : positives) {
      labels.set(positive);
    }
    GenomicInterval place = new GenomicInterval("chr1", 100, 100 + bases.length());
    byte[] ascii = bases.getBytes(StandardCharsets.US_ASCII);
    return ExampleRecords.of(new LabelledWindow(ascii, labels, Optional.of(place)), targets);
  }

  private static byte[] bytes(GenericRecord record, String column) {
    return ((ByteBuffer) record.get(column)).array();
  }

  @Test
  void theFirstBaseTargetAndPositionLieInTheLowestBits() {
    GenericRecord record = record("CAGTNt", 10, 0, 9);
    assertThat(bytes(record, "bases")).containsExactly(0b11_10_00_01, 0b11_00);
    assertThat(bytes(record, "unknown")).containsExactly(0b010000);
    assertThat(bytes(record, "labels")).containsExactly(1, 2);
    assertThat(record.get("start")).isEqualTo(100);
    assertThat(record.get("end")).isEqualTo(106);
  }

  @Test
  void anExampleWithoutLabelsStillHasABitForEveryTarget() {
    GenericRecord record = record("ACGT", 17);
    assertThat(bytes(record, "labels")).containsExactly(0, 0, 0);
    assertThat(record.get("unknown")).isNull();
  }

  @Test
  void whatIsReadIsWhatWasWrittenInUpperCaseAndWithNForEveryAmbiguity() {
    LabelledWindow read = ExampleRecords.window(record("acgtNRYACGTTGCA", 3, 1));
    assertThat(new String(read.bases(), StandardCharsets.US_ASCII)).isEqualTo("ACGTNNNACGTTGCA");
    assertThat(read.labels().stream()).containsExactly(1);
    assertThat(read.place().orElseThrow().contig()).isEqualTo("chr1");
    assertThat(read.place().orElseThrow().start()).isEqualTo(100);
  }

  @Test
  void aRowWithTooFewBasesIsNotRead() {
    GenericRecord record = record("ACGTACGT", 1);
    record.put("end", 109);
    assertThatThrownBy(() -> ExampleRecords.window(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an example of 9 bases has 2 bytes of them");
  }
}
