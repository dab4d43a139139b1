package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that hold both reads of a pair. */
final class PairMessagesTest {
  private static final RecordSource.Message SOURCE = new RecordSource.Message("reads", 3, 42);

  private static List<ReadOutcome> parse(String value) {
    return SequenceMessages.parse(SOURCE, null, bytes(value), 1 << 20);
  }

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@p\nACGT\n+\nIIII\n@p\nGGT\n+\nIII\n",
        "@p 1:N:0\r\nACGT\r\n+\r\nIIII\r\n@p 2:N:0\r\nGGT\r\n+\r\nIII",
        "@p/1\nACGT\n+\nIIII\n@p/2\nGGT\n+\nIII\n",
        "{\"id\": \"p\", \"sequence\": \"ACGT\", \"mateSequence\": \"GGT\"}",
        "{\"mateSequence\": \"GGT\", \"sequence\": \"ACGT\", \"id\": \"p/1 first\"}"
      })
  void bothReadsHaveNamesAndPlacesOfTheirOwn(String value) {
    List<SequenceRecord> reads = parse(value).stream().map(SequenceRecord.class::cast).toList();
    assertThat(reads).extracting(SequenceRecord::id).containsExactly("p/1", "p/2");
    assertThat(reads)
        .extracting(read -> Outcomes.text(read.bases()))
        .containsExactly("ACGT", "GGT");
    assertThat(reads)
        .extracting(read -> read.source().key())
        .containsExactly("kafka:reads/3/42/1", "kafka:reads/3/42/2");
    assertThat(reads.get(1).source()).hasToString("topic reads, partition 3, offset 42, read 2");
    assertThat(SequenceMessages.mayHoldPair(bytes(value))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"@p\\n\\n+\\n\\n@p\\nGGT\\n+\\nIII|0|3", "@p\\nGGT\\n+\\nIII\\n@p\\n\\n+\\n\\n|3|0"})
  void aReadOfAPairMayHaveNoBases(String value, int first, int second) {
    assertThat(parse(value.translateEscapes()))
        .extracting(read -> ((SequenceRecord) read).bases().length)
        .containsExactly(first, second);
  }

  @Test
  void aMateThatIsNullIsNone() {
    assertThat(parse("{\"id\": \"p\", \"sequence\": \"A\", \"mateSequence\": null}"))
        .singleElement()
        .extracting(read -> read.source().key())
        .isEqualTo("kafka:reads/3/42");
  }

  @Test
  void aNameThatIsTooLongWithItsNumberIsMalformed() {
    String name = "n".repeat(SequenceNames.MAX_BYTES - 1);
    assertThat(parse("{\"id\": \"" + name + "\", \"sequence\": \"A\", \"mateSequence\": \"C\"}"))
        .singleElement()
        .extracting(read -> ((FailedRecord) read).message())
        .asString()
        .endsWith("longer than 4096 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@p\nA\n+\nI\n", "{\"id\": \"p\"}", "mateSequence", ">p\nA\nA\nA\nA\nA\n"})
  void otherMessagesAreKnownToHoldOne(String value) {
    assertThat(SequenceMessages.mayHoldPair(bytes(value))).isFalse();
  }
}
