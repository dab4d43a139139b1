package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for names in every format and message: 1 to 4,096 bytes. */
class NamesTest {
  private static final String LONGEST = "n".repeat(4096);
  private static final String TOO_LONG = "the sequence's name is longer than 4096 bytes";

  /** What has a name, as a text with {@code NAME} in its place. */
  enum Form {
    FASTA(">NAME\nACGT\n"),
    FASTQ("@NAME\nACGT\n+\nIIII\n"),
    SAM("NAME\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIIII\n"),
    SAM_CONTIG("r\t0\tNAME\t5\t0\t4M\t*\t0\t0\tACGT\tIIII\n");

    private final String record;

    Form(String record) {
      this.record = record;
    }

    String named(String name) {
      return record.replace("NAME", name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLongestNameIsRead(Form form) throws IOException {
    Outcomes outcomes = Outcomes.of(form.named("a") + form.named(LONGEST) + form.named("c"));
    assertThat(outcomes.records()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aLongerNameFailsItsRecordAndTheNextIsRead(Form form) throws IOException {
    Outcomes outcomes = Outcomes.of(form.named("a") + form.named(LONGEST + "n") + form.named("c"));
    assertThat(outcomes.summary()).hasSize(3).element(1).isEqualTo("!MALFORMED_RECORD");
    assertThat(outcomes.records()).hasSize(2);
    assertThat(outcomes.failures().get(0).message().replace("contig", "sequence"))
        .endsWith(TOO_LONG);
    assertThat(outcomes.numbers()).containsExactly(1L, 2L, 3L);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SAM_CONTIG")
  void aNameOfFiftyMegabytesCostsItsFileAndIsKeptNowhere(Form form) throws IOException {
    String text = form.named("a") + form.named("n".repeat(50_000_000)) + form.named("c");
    byte[] content = text.getBytes(StandardCharsets.US_ASCII);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Outcomes outcomes = Outcomes.of(content);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(600_000_000);
    assertThat(outcomes.summary()).containsExactly("a", "!MALFORMED_RECORD", "c");
    FailedRecord failed = outcomes.failures().get(0);
    assertThat(failed.message()).hasSizeLessThan(100);
    assertThat(failed.sequenceId()).isEmpty();
    assertThat(Outcomes.text(failed.payload()))
        .hasSize(1000)
        .startsWith(form.named("nnn").substring(0, 3));
  }

  @Test
  void aDescriptionMayBeOfAnyLength() throws IOException {
    String described = "b " + "words ".repeat(20_000);
    assertThat(Outcomes.of(">a\nAC\n>" + described + "\nGT\n").sequences())
        .containsExactly("a AC", "b GT");
    assertThat(Outcomes.of("@" + described + "\nGT\n+\nII\n").sequences()).containsExactly("b GT");
  }

  @ParameterizedTest
  @ValueSource(strings = {">\nGT\n", "> \nGT\n", ">\t description\nGT\nAC\n", ">\n"})
  void aFastaRecordWithoutANameFailsAndTheNextIsRead(String nameless) throws IOException {
    Outcomes outcomes = Outcomes.of(">a\nAC\n" + nameless + ">c\nTTTT\n");
    if (nameless.contains("description")) {
      assertThat(outcomes.sequences()).containsExactly("a AC", "description GTAC", "c TTTT");
      return;
    }
    assertThat(outcomes.sequences()).containsExactly("a AC", "c TTTT");
    FailedRecord failed = outcomes.failures().get(0);
    assertThat(failed.reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(failed.message()).isEqualTo("the sequence has no name");
    assertThat(Outcomes.text(failed.payload())).startsWith(">");
    assertThat(outcomes.numbers()).containsExactly(1L, 2L, 3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {">NAME\nACGT", "@NAME\nACGT\n+\nIIII", "{\"id\":\"NAME\",\"sequence\":\"ACGT\"}"})
  void messagesHaveTheSameLimit(String value) {
    assertThat(parse(null, value.replace("NAME", LONGEST))).isInstanceOf(SequenceRecord.class);
    assertTooLong(parse(null, value.replace("NAME", LONGEST + "n")));
  }

  @Test
  void keysHaveTheSameLimit() {
    assertThat(parse(LONGEST, "ACGT")).isInstanceOf(SequenceRecord.class);
    assertTooLong(parse(LONGEST + "n", "ACGT"));
  }

  private static ReadOutcome parse(String key, String value) {
    return SequenceMessages.parse(
            new RecordSource.Message("reads", 0, 1),
            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8),
            1 << 20)
        .get(0);
  }

  private static void assertTooLong(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOf(FailedRecord.class);
    assertThat(((FailedRecord) outcome).reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(((FailedRecord) outcome).message()).endsWith(TOO_LONG);
  }
}
