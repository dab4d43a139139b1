package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.AlignmentTags;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkipReason;
import io.danq.sequence.SkippedRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.testing.Alignments;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aligned reads as messages: a line of SAM, or JSON. */
class AlignedMessagesTest {
  private static final RecordSource.Message SOURCE = new RecordSource.Message("reads", 3, 42);
  private static final String LINE =
      "r1\t1040\t20\t101\t37\t1S3M\t*\t0\t0\tACGT\tIIII\tHP:i:2\tPS:i:11";
  private static final String JSON =
      """
      {"id": "r1", "contig": "20", "position": 100, "cigar": "1S3M", "sequence": "ACGT",
       "flags": 1040, "mappingQuality": 37, "haplotype": 2, "phaseSet": 11}""";

  private static ReadOutcome parse(String value) {
    byte[] key = "k1".getBytes(StandardCharsets.UTF_8);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return SequenceMessages.parse(SOURCE, key, bytes, SequenceFiles.MAX_RECORD_BYTES).get(0);
  }

  /** SAM counts positions from 1, our JSON from 0: both reads begin at the same base. */
  @ParameterizedTest
  @ValueSource(strings = {LINE, LINE + "\n", JSON})
  void bothFormsSayWhereTheReadLies(String value) {
    SequenceRecord record = (SequenceRecord) parse(value);
    assertThat(record.id()).isEqualTo("r1");
    assertThat(Outcomes.text(record.bases())).isEqualTo("ACGT");
    assertThat(record.alignment())
        .contains(
            Alignments.of(
                "20",
                OptionalInt.empty(),
                Strand.REVERSE,
                100,
                "1S3M",
                new AlignmentTags(
                    OptionalInt.of(37), OptionalInt.of(2), OptionalInt.of(11), true, false)));
  }

  @Test
  void aReadWithoutAnAlignmentMayHaveFlags() {
    SequenceRecord record =
        (SequenceRecord) parse("{\"id\": \"r\", \"sequence\": \"ACGT\", \"flags\": 516}");
    assertThat(record.alignment()).isEmpty();
    assertThat(record.flags()).isEqualTo(0x200);
  }

  @Test
  void whatAJsonDoesNotSayIsNotKnown() {
    SequenceRecord record =
        (SequenceRecord)
            parse("{'contig':'20','position':0,'cigar':'4M','sequence':'ACGT'}".replace('\'', '"'));
    assertThat(record.id()).isEqualTo("k1");
    assertThat(record.alignment()).contains(Alignments.of("20", Strand.FORWARD, 0, "4M"));
  }

  @Test
  void aJsonMayNameTheLengthOfItsContig() {
    SequenceRecord record = (SequenceRecord) parse(JSON.replace("{", "{\"contigLength\": 9050, "));
    assertThat(record.alignment().orElseThrow().contigLength()).hasValue(9050);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x100, 0x800, 0x910})
  void secondaryAndSupplementaryAlignmentsAreSkipped(int flags) {
    assertThat(parse(JSON.replace("1040", "" + flags)))
        .isEqualTo(new SkippedRecord(SOURCE, SkipReason.NOT_PRIMARY));
    assertThat(parse(LINE.replace("1040", "" + flags)))
        .isEqualTo(new SkippedRecord(SOURCE, SkipReason.NOT_PRIMARY));
  }

  @Test
  void anUnmappedReadHasNoAlignment() {
    assertThat(((SequenceRecord) parse(JSON.replace("1040", "4"))).alignment()).isEmpty();
    assertThat(((SequenceRecord) parse(LINE.replace("1040", "4"))).alignment()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"20\"   | 7      | the JSON field \"contig\" is not a string but NUMBER",
        "\"20\"   | \"\"     | the sequence has no name",
        "100     | -1     | the JSON field \"position\" must be a whole number from 0 to 2147483647, was -1",
        "100     | 1.5    | the JSON field \"position\" must be a whole number from 0 to 2147483647, was 1.5",
        "100     | \"100\"  | the JSON field \"position\" must be a whole number from 0 to 2147483647, was \"100\"",
        "100     | null   | the JSON has no field \"position\"",
        "100     | 2147483646 | an alignment of 4 bases from 2147483646 to 2147483649 is impossible",
        "\"1S3M\" | \"3M\"   | CIGAR 3M covers 3 bases of 4",
        "\"1S3M\" | \"4Q\"   | ",
        "1040    | 65536  | the JSON field \"flags\" must be a whole number from 0 to 65535, was 65536",
        "37      | 256    | the JSON field \"mappingQuality\" must be a whole number from 0 to 255, was 256",
      })
  void aWrongFieldIsReportedWithItsValueAndRange(String right, String wrong, String fault) {
    ReadOutcome outcome = parse(JSON.replace(": " + right, ": " + wrong));
    assertThat(outcome).isInstanceOf(FailedRecord.class);
    assertThat(((FailedRecord) outcome).reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(((FailedRecord) outcome).message()).startsWith(fault == null ? "" : fault);
  }

  @ParameterizedTest
  @CsvSource({"101, x", "1S3M, 3M", "1040, ?!", "IIII, II"})
  void aWrongFieldOfALineIsReported(String right, String wrong) {
    ReadOutcome outcome = parse(LINE.replace(right, wrong));
    assertThat(outcome).isInstanceOf(FailedRecord.class);
    assertThat(((FailedRecord) outcome).reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(((FailedRecord) outcome).message()).startsWith("the SAM record: ");
  }
}
