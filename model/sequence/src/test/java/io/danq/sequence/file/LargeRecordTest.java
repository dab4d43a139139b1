package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.SequenceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records above the limit are skipped one by one, in every format, and the others are read. */
class LargeRecordTest {
  private static final int LIMIT = 5000;
  private static final String LARGE = "ACGT".repeat(100_000);

  private static Outcomes read(byte[] content, int limit) throws IOException {
    InputStream in = new ByteArrayInputStream(content);
    try (SequenceReader reader = SequenceFiles.open("r", in, Optional.empty(), limit)) {
      return Outcomes.drain(reader);
    }
  }

  private static byte[] file(SequenceFormat format, String middle) {
    BamWriter alignments =
        new BamWriter()
            .add("a", 0, "chr1", 1, "4M", "ACGT")
            .add("b", 0, "chr1", 2, middle.length() + "M", middle)
            .add("c", 0, "chr1", 3, "4M", "TTTT");
    return switch (format) {
      case FASTA -> ascii(">a\nACGT\n>b\n" + middle + "\n>c\nTTTT\n");
      case FASTQ ->
          ascii(
              "@a\nACGT\n+\nIIII\n@b\n"
                  + middle
                  + "\n+\n"
                  + "@".repeat(middle.length())
                  + "\n@c\nTTTT\n+\nIIII\n");
      case SAM -> alignments.sam();
      case BAM -> alignments.bam();
      case CRAM -> throw new IllegalArgumentException("CramReadingTest looks at it");
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CRAM")
  void aRecordAboveTheLimitIsReportedAndTheOthersAreRead(SequenceFormat format) throws IOException {
    Outcomes outcomes = read(file(format, LARGE), LIMIT);
    assertThat(outcomes.summary()).containsExactly("a", "!RECORD_TOO_LARGE", "c");
    assertThat(outcomes.numbers()).containsExactly(1L, 2L, 3L);
    FailedRecord failure = outcomes.failures().get(0);
    assertThat(failure.message()).contains("maxRecordBytes", "5000");
    assertThat(failure.payload()).hasSizeBetween(500, FailedRecord.PAYLOAD_BYTES);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CRAM")
  void aRecordBelowTheLimitIsWhole(SequenceFormat format) throws IOException {
    String below = "ACGT".repeat(500);
    assertThat(read(file(format, below), LIMIT).sequences())
        .containsExactly("a ACGT", "b " + below, "c TTTT");
  }

  @Test
  void theLimitIsExactWithNameAndBases() throws IOException {
    byte[] content = ascii(">ab\n" + "ACGT\n".repeat(10) + ">c\nA\n");
    assertThat(read(content, 42).summary()).containsExactly("ab", "c");
    assertThat(read(content, 41).summary()).containsExactly("!RECORD_TOO_LARGE", "c");
  }

  @Test
  void aContigOnOneLineTakesNoMoreThanTheLimitAllows() throws IOException {
    int length = 40_000_000;
    try (SequenceReader reader =
        SequenceFiles.open("r", new Contig(length), Optional.empty(), length + 1)) {
      SequenceRecord record = (SequenceRecord) reader.next().orElseThrow();
      assertThat(record.bases()).hasSize(length);
      assertThat(reader.next()).isEmpty();
    }
    try (SequenceReader reader =
        SequenceFiles.open("r", new Contig(300_000_000), Optional.empty(), LIMIT)) {
      FailedRecord failed = (FailedRecord) reader.next().orElseThrow();
      assertThat(failed.reason()).isEqualTo(FailureReason.RECORD_TOO_LARGE);
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void aReadOfOneBaseIsRead() throws IOException {
    assertThat(read(ascii(">r\nA"), 2).sequences()).containsExactly("r A");
    assertThat(read(ascii("@r\nA\n+\nI\n"), LIMIT).sequences()).containsExactly("r A");
  }

  /** {@code >c} and a line of bases, generated and never held in memory. */
  private static final class Contig extends InputStream {
    private final byte[] start = ascii(">c\n");
    private final long length;
    private long position;

    Contig(int bases) {
      this.length = 3L + bases;
    }

    @Override
    public int read() {
      if (position == length) {
        return -1;
      }
      byte next = position < start.length ? start[(int) position] : (byte) 'A';
      position++;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      if (position == length) {
        return -1;
      }
      if (position < start.length) {
        into[offset] = (byte) read();
        return 1;
      }
      int size = (int) Math.min(count, length - position);
      Arrays.fill(into, offset, offset + size, (byte) 'A');
      position += size;
      return size;
    }
  }
}
