package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.support.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceMessagesTest {
  private static final RecordSource.Message SOURCE = new RecordSource.Message("reads", 3, 42);
  private static final int HEAP_BYTES = 48 << 20;

  private static ReadOutcome parse(String key, String value) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return parse(keyBytes, value.getBytes(StandardCharsets.UTF_8));
  }

  private static ReadOutcome parse(byte[] key, byte[] value) {
    List<ReadOutcome> outcomes =
        SequenceMessages.parse(SOURCE, key, value, SequenceFiles.MAX_RECORD_BYTES);
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private static FailedRecord failure(byte[] key, byte[] value) {
    ReadOutcome outcome = parse(key, value);
    assertThat(outcome).isInstanceOf(FailedRecord.class);
    FailedRecord failure = (FailedRecord) outcome;
    assertThat(failure.reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(failure.source()).isEqualTo(SOURCE);
    return failure;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        ">r1 first\\nACGT\\nAC\\n         | r1 | ACGTAC",
        "\\r\\n >r1\\r\\nACGT\\r\\nAC\\r\\n | r1 | ACGTAC",
        ">r1\\n                           | r1 | ''",
        "@r1 first\\nACGT\\n+\\n@III\\n   | r1 | ACGT",
        "@r1\\r\\nACGT\\r\\n+r1\\r\\nIIII | r1 | ACGT",
        "@r1\\n\\n+\\n\\n                 | r1 | ''",
        "{'id': 'r1', 'sequence': 'ACGT', 'run': 7} | r1 | ACGT",
        "' {'sequence': '', 'id': 'r1 x'}'          | r1 | ''",
        "ACGTNacgtn\\n                    | k1 | ACGTNacgtn",
        "  ACGT                           | k1 | ACGT",
        "''                               | k1 | ''",
        "\\n\\n                           | k1 | ''"
      })
  void oneSequenceIsToldFromItsContent(String value, String id, String bases) {
    String text = value.replaceAll("^'|'$", "").translateEscapes().replace('\'', '"');
    ReadOutcome outcome = parse("k1 key", text);
    assertThat(outcome).isInstanceOf(SequenceRecord.class);
    SequenceRecord record = (SequenceRecord) outcome;
    assertThat(record.id()).isEqualTo(id);
    assertThat(Outcomes.text(record.bases())).isEqualTo(bases.replace("'", ""));
    assertThat(record.source()).isEqualTo(SOURCE);
    assertThat(record.alignment()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({",", "''", "'  '"})
  void basesWithoutAKeyAreNamedByTheirPlace(String key) {
    assertThat(((SequenceRecord) parse(key, "ACGT")).id()).isEqualTo("reads-3-42");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        ">a\\nAC\\n>b\\nGT | the message holds more than one FASTA record",
        "> \\nAC           | the sequence has no name",
        "@a\\nA\\n+\\nI\\n@a\\nA\\n+\\nI\\n@a | the message holds more than one FASTQ record: it has 9 lines",
        "@a\\nA\\n+\\nI\\n@b\\nA\\n+\\nI | the message holds two FASTQ records that are not a pair: a and b",
        "@a/2\\nA\\n+\\nI\\n@a/1\\nA\\n+\\nI | the message holds two FASTQ records that are not a pair: a/2 and a/1",
        "@a\\nA\\n+\\nI\\n@a\\nAC\\n+\\nI | the second record of the message is not a FASTQ record: Sequence and quality line",
        "@a\\nACGT\\n+\\nII | the message is not a FASTQ record: Sequence and quality line must be the same length",
        "@a\\nACGT         | the message is not a FASTQ record: File is too short - missing Quality Header",
        "@\\nACGT\\n+\\nIIII | the message is not a FASTQ record: the sequence has no name",
        "{'id': 'a'        | the message is not one JSON object that names each field once; the fault is at character 11",
        "{'id': 'a', 'sequence': 'A'} {} | the message is not one JSON object that names each field once; the fault is at character 30",
        "{'id': 'a', 'sequence': 'A'} x  | the message is not one JSON object that names each field once; the fault is at character 31",
        "{'id': 'a', 'id': 'b', 'sequence': 'A'} | the message is not one JSON object that names each field once; the fault is at character 17",
        "{'id': 'a'}       | the JSON has no field `sequence`",
        "{'sequence': 'A'} | the JSON has no field `id`",
        "{'id': 7, 'sequence': 'A'}    | the JSON field `id` is not a string but NUMBER",
        "{'id': 'a', 'sequence': null} | the JSON field `sequence` is not a string but NULL",
        "{'id': 'a', 'sequence': ['A']} | the JSON field `sequence` is not a string but ARRAY",
        "{'id': 'a', 'sequence': 'A', 'mateSequence': 7} | the JSON field `mateSequence` is not a string but NUMBER",
        "{'id': ' ', 'sequence': 'A', 'mateSequence': 'C'} | the sequence has no name",
        "{'contig': '20', 'position': 1, 'cigar': '1M', 'sequence': 'A', 'mateSequence': 'C'} | the JSON of an aligned read has a field `mateSequence`",
        "{'id': ' ', 'sequence': 'A'}   | the sequence has no name"
      })
  void whatFollowsNoFormatIsReportedWithItsFault(String value, String fault) {
    String text = value.translateEscapes();
    byte[] bytes =
        (text.startsWith("{") ? text.replace('\'', '"') : text).getBytes(StandardCharsets.UTF_8);
    FailedRecord failure = failure(null, bytes);
    assertThat(failure.message()).startsWith(fault.replace('`', '"'));
    assertThat(failure.message().lines()).hasSize(1);
    assertThat(failure.payload()).isEqualTo(bytes);
  }

  @Test
  void aTombstoneHasNoSequence() {
    assertThat(failure(null, null).message()).isEqualTo("the message has no value");
  }

  @Test
  void bytesThatAreNotUtf8AreReportedWithTheirPosition() {
    byte[] bytes = {'A', 'C', (byte) 0xff, 'G'};
    assertThat(failure(null, bytes).message())
        .isEqualTo("the message's value is not UTF-8 at byte 2");
    assertThat(failure(bytes, new byte[] {'A'}).message())
        .isEqualTo("the message's key is not UTF-8 at byte 2");
    byte[] cutOff = {'A', (byte) 0xc3};
    assertThat(failure(null, cutOff).message())
        .isEqualTo("the message's value is not UTF-8 at byte 1");
  }

  @Test
  void deeplyNestedJsonIsOnlyMalformed() {
    byte[] nested = "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertThat(failure(null, nested).message()).startsWith("the message is not one JSON object");
  }

  @Test
  void aKeyNamesBareBasesOnly() {
    byte[] badKey = {(byte) 0xff};
    ReadOutcome outcome = parse(badKey, ">r1\nAC".getBytes(StandardCharsets.UTF_8));
    assertThat(((SequenceRecord) outcome).id()).isEqualTo("r1");
  }

  @Test
  void aMessageAboveTheLimitIsNotRead() {
    byte[] value = "ACGT".repeat(1000).getBytes(StandardCharsets.UTF_8);
    assertThat(SequenceMessages.parse(SOURCE, null, value, 4000))
        .singleElement()
        .isInstanceOf(SequenceRecord.class);
    FailedRecord failure = (FailedRecord) SequenceMessages.parse(SOURCE, null, value, 3999).get(0);
    assertThat(failure.reason()).isEqualTo(FailureReason.RECORD_TOO_LARGE);
    assertThat(failure.message()).contains("3999");
    assertThat(failure.payload()).hasSize(FailedRecord.PAYLOAD_BYTES);
  }

  /** In a JVM with little memory. */
  static final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] args) {
      byte[] value = new byte[HEAP_BYTES / 3];
      Arrays.fill(value, (byte) 'A');
      FailedRecord failure =
          (FailedRecord) SequenceMessages.parse(SOURCE, null, value, value.length).get(0);
      System.out.println(failure.reason() + ": " + failure.message());
      System.out.println(parse("k1", "ACGT").getClass().getSimpleName());
    }
  }

  @Test
  void aMessageThatTheHeapHasNoRoomForFailsAlone() throws Exception {
    Process process =
        JavaProcess.of(SmallHeap.class).withOptions(List.of("-Xmx" + HEAP_BYTES)).builder().start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(lines).hasSize(2).endsWith("SequenceRecord");
    assertThat(lines.get(0))
        .startsWith("RECORD_TOO_LARGE: the message needs more memory than the JVM's heap of ");
  }
}
