package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFormatTest {
  private static byte[] bytes(String text) {
    return text.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "'BAM\\1\\0\\0', BAM",
    "'>chr1\\nACGT', FASTA",
    "';old comment\\n>chr1', FASTA",
    "'\\r\\n\\n>chr1', FASTA",
    "'@HD\\tVN:1.6\\n', SAM",
    "'@SQ\\tSN:chr1\\tLN:9\\n', SAM",
    "'@RG\\tID:1\\n', SAM",
    "'@PG\\tID:1\\n', SAM",
    "'@CO\\tcomment\\n', SAM",
    "'r1\\t4\\t*\\t0\\t0\\t*\\t*\\t0\\t0\\tACGT\\tIIII\\n', SAM",
    "'@HDX1 a read\\nACGT\\n+\\nIIII\\n', FASTQ",
    "'@read\\nACGT\\n', FASTQ"
  })
  void isToldFromTheFirstBytes(String head, SequenceFormat expected) throws IOException {
    assertThat(SequenceFormat.detect("f", bytes(head))).isEqualTo(expected);
  }

  @Test
  void anEmptyFileIsNamed() {
    assertThatThrownBy(() -> Outcomes.of(""))
        .isInstanceOf(SequenceFormatException.class)
        .hasMessage("reads.any is empty");
  }

  @Test
  void aGzippedNothingIsEmptyToo() {
    assertThatThrownBy(() -> Outcomes.of(Outcomes.gzip(new byte[0])))
        .isInstanceOf(SequenceFormatException.class)
        .hasMessage("reads.any is empty");
  }

  @Test
  void unknownContentIsShown() {
    assertThatThrownBy(() -> Outcomes.of("PK\3\4 a zip file and no sequence"))
        .isInstanceOf(SequenceFormatException.class)
        .hasMessage(
            "reads.any is neither FASTA, FASTQ, SAM, BAM nor CRAM: it starts with"
                + " 50 4b 03 04 20 61 20 7a 69 70 20 66 69 6c 65 20 'PK.. a zip file '");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 9, 10})
  void aGzipFileCutInItsHeaderCannotBeOpened(int length) throws IOException {
    byte[] gzip = Outcomes.gzip(bytes(">a\\nACGT\\n"));
    assertThatThrownBy(() -> Outcomes.of(Arrays.copyOf(gzip, length)))
        .isInstanceOf(SequenceFormatException.class)
        .hasMessageStartingWith("reads.any ");
  }

  @ParameterizedTest
  @CsvSource({"FASTQ, '>a\\nACGT\\n'", "FASTA, '@r\\nA\\n+\\nI\\n'", "BAM, 'not a BAM file'"})
  void anotherFormatThanTheOneAskedForIsRefused(SequenceFormat asked, String content) {
    assertThatThrownBy(() -> open(content, asked))
        .isInstanceOf(SequenceFormatException.class)
        .hasMessageStartingWith("reads.any is not " + asked + " but ");
  }

  @Test
  void aMalformedFirstRecordIsReadWhereTheFormatIsGiven() throws IOException {
    try (SequenceReader reader = open("oops\\n@r\\nA\\n+\\nI\\n", SequenceFormat.FASTQ)) {
      assertThat(Outcomes.drain(reader).summary()).containsExactly("!MALFORMED_RECORD", "r");
    }
  }

  @Test
  void contentIsClosedWithTheReaderAndWhereOpeningFails() throws IOException {
    Closing good = new Closing(">a\\nACGT\\n");
    SequenceFiles.open("f", good, Optional.empty()).close();
    assertThat(good.closed).isTrue();

    Closing bad = new Closing("what");
    assertThatThrownBy(() -> SequenceFiles.open("f", bad, Optional.empty()))
        .isInstanceOf(SequenceFormatException.class);
    assertThat(bad.closed).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void isNamedInLowerCase(SequenceFormat format) {
    assertThat(format.optionName()).isLowerCase();
    assertThat(SequenceFormat.named(format.optionName())).isEqualTo(format);
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> SequenceFormat.named("gtf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("format must be one of fasta, fastq, sam, bam, cram, was 'gtf'");
  }

  private static SequenceReader open(String content, SequenceFormat format) throws IOException {
    return SequenceFiles.open(
        Outcomes.FILE, new ByteArrayInputStream(bytes(content)), Optional.of(format));
  }

  private static final class Closing extends ByteArrayInputStream {
    private boolean closed;

    Closing(String content) {
      super(bytes(content));
    }

    @Override
    public void close() throws IOException {
      closed = true;
      super.close();
    }
  }
}
