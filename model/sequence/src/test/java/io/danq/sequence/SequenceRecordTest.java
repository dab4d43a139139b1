package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceRecordTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "chr1, chr1",
        "chr1 human, chr1",
        "chr1\\thuman, chr1",
        "\" r/1 x\", r/1",
        "\" \", ''"
      })
  void anIdEndsAtTheFirstWhiteSpace(String header, String id) {
    assertThat(SequenceNames.of(header.translateEscapes())).isEqualTo(id.replace("'", ""));
  }

  @Test
  void twoReadsOfOneNameHaveDifferentKeys() {
    assertThat(new RecordSource.FileEntry("a.fq", 1).key()).isEqualTo("file:a.fq#1");
    assertThat(new RecordSource.FileEntry("a.fq", 2).key()).isEqualTo("file:a.fq#2");
    assertThat(new RecordSource.Message("reads", 3, 42).key()).isEqualTo("kafka:reads/3/42");
  }

  @Test
  void aFailureKeepsTheFirstThousandBytes() {
    RecordSource source = new RecordSource.FileEntry("a.fq", 1);
    SequenceRecord record = SequenceRecord.unaligned(source, "r1", new byte[1001]);
    FailedRecord failure = FailedRecord.of(record, FailureReason.NO_BASES, "why");
    assertThat(failure.payload()).hasSize(1000);
    assertThat(failure.sequenceId()).isEqualTo(Optional.of("r1"));
    assertThat(failure.source()).isEqualTo(source);
  }

  @Test
  void aFailedTextKeepsItsFirstThousandBytesAsUtf8() {
    RecordSource source = new RecordSource.FileEntry("a.fq", 1);
    FailedRecord failure =
        FailedRecord.of(source, FailureReason.MALFORMED_RECORD, "why", "é".repeat(2000));
    assertThat(new String(failure.payload(), StandardCharsets.UTF_8)).isEqualTo("é".repeat(500));
    assertThat(failure.sequenceId()).isEmpty();
  }
}
