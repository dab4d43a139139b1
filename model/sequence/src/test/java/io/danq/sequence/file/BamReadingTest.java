package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import io.danq.sequence.Alignment;
import io.danq.sequence.AlignmentTags;
import io.danq.sequence.FailureReason;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkipReason;
import io.danq.sequence.SkippedRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.testing.Alignments;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BamReadingTest {
  private final BamWriter bam = new BamWriter();

  @ParameterizedTest
  @CsvSource({"simulated/long.bam, 129, 37", "reads/NA12878.hifi.unmapped.bam, 155, 280"})
  void everyPrimaryLongReadIsReadAndTheOthersAreCounted(String name, int primary, int others)
      throws IOException {
    Outcomes outcomes = Outcomes.of(SharedData.file(name));
    assertThat(outcomes.records()).hasSize(primary).hasSameSizeAs(outcomes.all());
    assertThat(outcomes.skipped()).hasSize(others);
    assertThat(outcomes.numbers())
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(n -> n <= primary + others);
  }

  @ParameterizedTest
  @CsvSource({"simulated/short.bam, 3404", "reads/NA12878.hiseq.chr20.bam, 7807"})
  void alignedReadsLieWhereHtsjdkSaysTheyDo(String name, int reads) throws IOException {
    Path file = SharedData.file(name);
    List<SequenceRecord> records = Outcomes.of(file).records();
    assertThat(records).hasSize(reads);
    List<SAMRecord> expected = new ArrayList<>();
    SamReaderFactory htsjdk =
        SamReaderFactory.make().validationStringency(ValidationStringency.SILENT);
    try (SamReader reader = htsjdk.open(file)) {
      reader.forEach(expected::add);
    }
    for (int i = 0; i < expected.size(); i++) {
      assertSame(records.get(i), expected.get(i));
    }
  }

  private static void assertSame(SequenceRecord actual, SAMRecord expected) {
    assertThat(actual.id()).isEqualTo(expected.getReadName());
    assertThat(actual.bases()).isEqualTo(expected.getReadBases());
    assertThat(actual.alignment().isPresent()).isEqualTo(!expected.getReadUnmappedFlag());
    if (actual.alignment().isPresent()) {
      Alignment alignment = actual.alignment().get();
      assertThat(alignment.contig()).isEqualTo(expected.getReferenceName());
      assertThat(alignment.strand() == Strand.REVERSE)
          .isEqualTo(expected.getReadNegativeStrandFlag());
      assertThat(alignment.start()).isEqualTo(expected.getAlignmentStart() - 1);
      assertThat(alignment.end()).isEqualTo(expected.getAlignmentEnd());
      assertThat(alignment.contigLength().orElse(0))
          .isEqualTo(expected.getHeader().getSequence(alignment.contig()).getSequenceLength());
      assertThat(alignment.tags().mappingQuality().orElse(255))
          .isEqualTo(expected.getMappingQuality());
      assertThat(alignment.tags().duplicate()).isEqualTo(expected.getDuplicateReadFlag());
      assertThat(blocks(alignment)).isEqualTo(blocks(expected));
    }
  }

  private static List<List<Integer>> blocks(Alignment alignment) {
    return alignment.steps().stream()
        .filter(step -> step.operation().kind() == Alignment.Kind.ALIGNED)
        .map(step -> List.of(step.readStart(), step.contigStart(), step.operation().length()))
        .toList();
  }

  private static List<List<Integer>> blocks(SAMRecord record) {
    return record.getAlignmentBlocks().stream()
        .map(b -> List.of(b.getReadStart() - 1, b.getReferenceStart() - 1, b.getLength()))
        .toList();
  }

  @Test
  void positionsAreZeroBasedAndOperationsKeepTheirKinds() throws IOException {
    bam.add("r", 16, "chr1", 101, "2S3M1I2M4D2M", "ACGTACGTAC");
    Alignment alignment = bam.read().records().get(0).alignment().orElseThrow();
    assertThat(alignment)
        .isEqualTo(
            Alignments.of(
                "chr1",
                OptionalInt.of(1_000_000),
                Strand.REVERSE,
                100,
                "2S3M1I2M4D2M",
                AlignmentTags.of(16, 0, OptionalInt.empty(), OptionalInt.empty())));
  }

  @Test
  void secondaryAndSupplementaryAlignmentsAreSkippedButKeepTheirNumbers() throws IOException {
    bam.add("r1", 0, "chr1", 5, "4M", "ACGT");
    bam.add("r1", 0x100, "chr1", 9, "4M", "ACGT");
    bam.add("r1", 0x800, "chr1", 19, "4M", "ACGT");
    bam.add("r2", 4, "*", 0, "*", "GGCC");
    Outcomes outcomes = bam.read();
    assertThat(outcomes.summary()).containsExactly("r1", "r2");
    assertThat(outcomes.numbers()).containsExactly(1L, 4L);
    assertThat(outcomes.skipped())
        .extracting(SkippedRecord::reason)
        .containsOnly(SkipReason.NOT_PRIMARY)
        .hasSize(2);
  }

  @Test
  void aRecordWithoutBasesIsASequenceOfNone() throws IOException {
    bam.add("r1", 0, "chr1", 5, "4M", "*");
    assertThat(bam.read().records().get(0).bases()).isEmpty();
  }

  @Test
  void anUnmappedReadThatIsPlacedBesideItsMateHasNoAlignment() throws IOException {
    bam.add("r1", 4, "chr1", 5, "*", "ACGT");
    assertThat(bam.read().records().get(0).alignment()).isEmpty();
  }

  @Test
  void aFileWithoutReadsIsNotAFailure() throws IOException {
    assertThat(bam.read().all()).isEmpty();
  }

  @Test
  void anEmptyBlockInTheMiddleIsNotTheEnd() throws IOException {
    bam.add("r1", 4, "*", 0, "*", "ACGT").add("r2", 4, "*", 0, "*", "GGCC");
    byte[] plain = bam.uncompressed();
    byte[] start = Arrays.copyOf(plain, plain.length - 5);
    byte[] end = Arrays.copyOfRange(plain, plain.length - 5, plain.length);
    assertThat(Outcomes.of(Outcomes.concat(Outcomes.bgzf(start), Outcomes.bgzf(end))).summary())
        .containsExactly("r1", "r2");
  }

  @Test
  void aRecordThatCannotBeDecodedIsOneFailureAndTheOthersAreRead() throws IOException {
    bam.add("r1", 4, "*", 0, "*", "ACGT").add("r2", 4, "*", 0, "*", "GGCC");
    byte[] plain = bam.uncompressed();
    int bases = plain.length - bam.lastRecordBytes() * 2 + Integer.BYTES + 16;
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).putInt(bases, 1_000_000);
    Outcomes outcomes = Outcomes.of(Outcomes.bgzf(plain));
    assertThat(outcomes.summary()).containsExactly("!MALFORMED_RECORD", "r2");
    assertThat(outcomes.failures().get(0).message()).startsWith("BAM record: ");
  }

  @Test
  void anImpossibleRecordLengthEndsTheFile() throws IOException {
    bam.add("r1", 4, "*", 0, "*", "ACGT").add("r2", 4, "*", 0, "*", "GGCC");
    byte[] plain = bam.uncompressed();
    ByteBuffer.wrap(plain)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(plain.length - bam.lastRecordBytes(), Integer.MAX_VALUE);
    Outcomes outcomes = Outcomes.of(Outcomes.bgzf(plain));
    assertThat(outcomes.summary()).startsWith("r1");
    assertThat(outcomes.damage().message())
        .isEqualTo(
            "a record claims 2147483647 bytes; 32 to 268435456 are possible, after 1 records");
  }

  @Test
  void aBrokenHeaderIsTheOnlyOutcome() throws IOException {
    byte[] plain = bam.uncompressed();
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -7);
    Outcomes outcomes = Outcomes.of(Outcomes.bgzf(plain));
    assertThat(outcomes.all()).hasSize(1);
    assertThat(outcomes.damage().reason()).isEqualTo(FailureReason.UNREADABLE_FILE);
    assertThat(outcomes.damage().message())
        .isEqualTo("the BAM header claims an impossible text length: -7, after 0 records");
  }
}
