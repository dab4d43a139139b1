package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.danq.sequence.AlignedBases;
import io.danq.sequence.Alignment;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.testing.TestSeed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each field of a BAM record set to values that its file does not bear out: the record fails, or is
 * read as what it says, and the record behind it is whole.
 */
class BamFieldsTest {
  private static final long MOST_ALLOCATED = 32L << 20;
  private static final String GOOD = "good GGCCAATT";

  /** The fields of a record, at the offsets that SAMv1, section 4.2, gives them. */
  private enum Field {
    CONTIG(4, 4),
    POSITION(8, 4),
    NAME_LENGTH(12, 1),
    MAPPING_QUALITY(13, 1),
    BIN(14, 2),
    CIGAR_OPERATIONS(16, 2),
    FLAGS(18, 2),
    BASES(20, 4),
    MATE_CONTIG(24, 4),
    MATE_POSITION(28, 4),
    TEMPLATE(32, 4),
    NAME(36, 4),
    FIRST_CIGAR_OPERATION(40, 4);

    private final int offset;
    private final int bytes;

    Field(int offset, int bytes) {
      this.offset = offset;
      this.bytes = bytes;
    }

    void set(byte[] record, long value) {
      for (int i = 0; i < bytes; i++) {
        record[offset + i] = (byte) (value >> (8 * i));
      }
    }
  }

  /** A record named "bad" of eight bases and "2M1D6M", with tags, and one behind it. */
  private static byte[] file(byte[] record) throws IOException {
    BamWriter bam = new BamWriter();
    byte[] header = bam.uncompressed();
    byte[] whole = bam.add("good", 0, "chr1", 9, "8M", "GGCCAATT").uncompressed();
    byte[] good = Arrays.copyOfRange(whole, header.length, whole.length);
    return Outcomes.bgzf(Outcomes.concat(header, record, good));
  }

  private static byte[] record(String tags) throws IOException {
    BamWriter bam = new BamWriter();
    byte[] header = bam.uncompressed();
    byte[] whole = bam.add("bad", 0, "chr1", 5, "2M1D6M", "ACGTACGT").uncompressed();
    byte[] record = Arrays.copyOfRange(whole, header.length, whole.length);
    byte[] withTags = Outcomes.concat(record, tags.getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer.wrap(withTags)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, withTags.length - Integer.BYTES);
    return withTags;
  }

  private static Outcomes read(byte[] record) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Outcomes outcomes = Outcomes.of(file(record));
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes allocated for a file of 200")
        .isLessThan(MOST_ALLOCATED);
    return outcomes;
  }

  /** Reads the record, and holds the one behind it against what was written. */
  private static Optional<ReadOutcome> first(byte[] record) throws IOException {
    Outcomes outcomes = read(record);
    assertThat(outcomes.sequences()).endsWith(GOOD);
    assertThat(outcomes.all().size() + outcomes.skipped().size()).isEqualTo(2);
    outcomes.records().forEach(BamFieldsTest::assertUsable);
    return outcomes.all().size() == 2 ? Optional.of(outcomes.all().get(0)) : Optional.empty();
  }

  /** What is read can be placed on its contig: nothing overflows behind the reader. */
  private static void assertUsable(SequenceRecord record) {
    for (Alignment alignment : record.alignment().stream().toList()) {
      Optional<GenomicInterval> span = AlignedBases.of(alignment).span(0, record.bases().length);
      span.ifPresent(s -> assertThat(s.start()).isNotNegative().isLessThan(s.end()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BASES, 2147483647, claims 2147483647 bases",
    "BASES, 1500000000, claims 1500000000 bases",
    "BASES, -1, claims -1 bases",
    "BASES, -2147483648, claims -2147483648 bases",
    "CONTIG, 1, refers to contig 1",
    "CONTIG, -2, refers to contig -2",
    "CONTIG, 2147483647, refers to contig 2147483647",
    "MATE_CONTIG, 7, refers to contig 7",
    "POSITION, -2, its position is -2",
    "POSITION, 2147483640, the last position is",
    "NAME_LENGTH, 0, does not end with its only zero",
    "NAME_LENGTH, 1, does not end with its only zero",
    "NAME_LENGTH, 3, does not end with its only zero",
    "NAME_LENGTH, 255, a name of 255 bytes",
    "CIGAR_OPERATIONS, 65535, 65535 CIGAR operations",
    "NAME, 0, does not end with its only zero",
    "FIRST_CIGAR_OPERATION, 4294967280, covers 268435461 bases of 8",
    "FIRST_CIGAR_OPERATION, 4294967294, CigarOperator"
  })
  void aFieldThatTheFileDoesNotBearOutFailsItsRecord(Field field, long value, String message)
      throws IOException {
    byte[] record = record("");
    field.set(record, value);
    FailedRecord failed = (FailedRecord) first(record).orElseThrow();
    assertThat(failed.reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(failed.message()).startsWith("BAM record: ").contains(message);
    assertThat(failed.source()).hasToString("reads.any, record 1");
  }

  @ParameterizedTest
  @EnumSource
  void noValueOfAFieldHarmsTheRecordBehindIt(Field field) throws IOException {
    for (long value :
        new long[] {0, 1, 2, 4, 127, 128, 255, 32767, 65535, 0x7fffffff, 0x80000000L, -1}) {
      byte[] record = record("NMC\3");
      field.set(record, value);
      assertThat(first(record)).isNotNull();
    }
  }

  static Stream<Arguments> tags() {
    return Stream.of(
            "XX",
            "XXi",
            "XXi\0\0\0",
            "XXs\1",
            "XXZtext",
            "XXHAB",
            "XX?\0",
            "XXB",
            "XXBi\1\0\0\0",
            "XXBi\u00ff\u00ff\u00ff\u007f",
            "CGBI\u00ff\u00ff\u00ff\u007f\0\0\0\0",
            "XXBI\0\0\0\u0080",
            "XXBZ\1\0\0\0\0")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("tags")
  void aTagThatIsLongerThanItsRecordFailsIt(String tags) throws IOException {
    FailedRecord failed = (FailedRecord) first(record("NMC\3" + tags)).orElseThrow();
    assertThat(failed.reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(failed.message()).contains("tag");
  }

  @Test
  void tagsOfEveryTypeAreNoFault() throws IOException {
    String tags =
        "AAA\101ABc\1ACC\1ADs\1\2AES\1\2AFi\1\2\3\4AGI\1\2\3\4AHf\1\2\3\4AIZtext\0AJHAB\0AKBc\2\0\0\0\1\2"
            + "ALBf\1\0\0\0\1\2\3\4AMBS\0\0\0\0";
    assertThat(read(record(tags)).sequences()).containsExactly("bad ACGTACGT", GOOD);
  }

  @Test
  void aRecordWithoutAPositionIsReadWithoutAlignment() throws IOException {
    byte[] record = record("");
    Field.POSITION.set(record, -1);
    SequenceRecord read = (SequenceRecord) first(record).orElseThrow();
    assertThat(read.alignment()).isEmpty();
    assertThat(Outcomes.text(read.bases())).isEqualTo("ACGTACGT");
  }

  @ParameterizedTest
  @CsvSource({"2147483647", "-1", "31", "0", "-2147483648", "268435457"})
  void anImpossibleLengthEndsTheFileBehindTheRecordsBeforeIt(int length) throws IOException {
    byte[] first = record("");
    byte[] second = record("");
    ByteBuffer.wrap(second).order(ByteOrder.LITTLE_ENDIAN).putInt(0, length);
    Outcomes outcomes = read(Outcomes.concat(first, second));
    assertThat(outcomes.sequences()).containsExactly("bad ACGTACGT");
    assertThat(outcomes.damage().message()).contains("a record claims " + length + " bytes");
  }

  @Test
  void noBytesOfARecordThrowOrTakeMemory() throws IOException {
    Random random = TestSeed.random();
    for (int i = 0; i < 2000; i++) {
      byte[] record = record("NMC\3MDZ8\0ZAB" + "s\2\0\0\0\1\2\3\4");
      for (int change = random.nextInt(3); change >= 0; change--) {
        record[Integer.BYTES + random.nextInt(record.length - Integer.BYTES)] =
            (byte) random.nextInt(256);
      }
      assertThat(first(record)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, 2147483647, text length",
    "4, -1, text length",
    "COUNT, 2147483647, count of contigs",
    "COUNT, -1, count of contigs",
    "NAME, 2147483647, length of a contig's name",
    "NAME, 0, length of a contig's name",
    "NAME, 100000, length of a contig's name"
  })
  void aHeaderThatClaimsTheImpossibleIsTheFilesOnlyFault(String field, int value, String what)
      throws IOException {
    byte[] plain = new BamWriter().uncompressed();
    ByteBuffer header = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    int count = 8 + header.getInt(4);
    int offset = field.equals("COUNT") ? count : field.equals("NAME") ? count + 4 : 4;
    header.putInt(offset, value);
    Outcomes outcomes = Outcomes.of(Outcomes.bgzf(plain));
    assertThat(outcomes.summary()).isEqualTo(List.of("!UNREADABLE_FILE"));
    assertThat(outcomes.damage().message()).contains(what).contains(String.valueOf(value));
  }
}
