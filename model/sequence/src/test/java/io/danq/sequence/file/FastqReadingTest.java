package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastqReadingTest {
  private static final String GOOD_1 = "@r1 lane 1\nACGT\n+\nIIII\n";
  private static final String GOOD_2 = "@r2\nGGCC\n+r2\nJJJJ\n";
  private static final String GOOD_3 = "@r3\nTT\n+\n@I\n";

  @Test
  void oldIlluminaReadsAreRead() throws IOException {
    Path file = SharedData.file("reads/illumina.36bp.fastq");
    Outcomes outcomes = Outcomes.of(file);
    assertThat(outcomes.records()).hasSize(4952).hasSameSizeAs(outcomes.all());
    assertThat(outcomes.records()).allMatch(r -> r.bases().length == 76);
  }

  @Test
  void gzippedReadsAreRead() throws IOException {
    Outcomes outcomes = Outcomes.of(SharedData.file("simulated/short.fastq.gz"));
    assertThat(outcomes.records()).hasSize(1702).hasSameSizeAs(outcomes.all());
    assertThat(outcomes.records()).allMatch(r -> r.bases().length == 101);
  }

  @ParameterizedTest
  @CsvSource({"simulated/long.bam, 129", "reads/NA12878.hifi.unmapped.bam, 155"})
  void longReadsAreTheSameAsFastqAndAsBam(String name, int reads, @TempDir Path folder)
      throws IOException {
    Path bam = SharedData.file(name);
    Path fastq = folder.resolve("hifi.fastq");
    try (SamReader reader = SamReaderFactory.makeDefault().open(bam);
        Writer out = Files.newBufferedWriter(fastq)) {
      for (SAMRecord read : reader) {
        if (!read.isSecondaryOrSupplementary()) {
          out.write("@" + read.getReadName() + "\n" + read.getReadString() + "\n+\n");
          out.write(read.getBaseQualityString() + "\n");
        }
      }
    }
    Outcomes fromFastq = Outcomes.of(fastq);
    assertThat(fromFastq.failures()).isEmpty();
    List<String> fromBam = Outcomes.of(bam).sequences();
    assertThat(fromFastq.sequences()).hasSize(reads).hasSameSizeAs(fromBam);
    for (int i = 0; i < fromBam.size(); i++) {
      assertThat(fromFastq.sequences().get(i)).isEqualTo(fromBam.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void idsBasesAndLineEndsAreTold(String lineEnd) throws IOException {
    assertThat(Outcomes.of((GOOD_1 + GOOD_2).replace("\n", lineEnd)).sequences())
        .containsExactly("r1 ACGT", "r2 GGCC");
  }

  @Test
  void theLastLineNeedsNoEndAndBlankLinesMayFollow() throws IOException {
    assertThat(Outcomes.of((GOOD_1 + GOOD_2).strip()).summary()).containsExactly("r1", "r2");
    assertThat(Outcomes.of(GOOD_1 + "\n" + GOOD_2 + "\n\r\n").summary())
        .containsExactly("r1", "r2");
  }

  @Test
  void aReadThatWasTrimmedToNothingHasNoBases() throws IOException {
    assertThat(Outcomes.of("@r0\n\n+\n\n" + GOOD_1).sequences()).containsExactly("r0 ", "r1 ACGT");
  }

  @Test
  void aQualityLineMayStartLikeAHeaderOrASeparator() throws IOException {
    String fastq = "@r1\nACGT\n+\n@III\n@r2\nACGT\n+\n+III\n@r3\nACGT\n+\n@@@@\n";
    assertThat(Outcomes.of(fastq).summary()).containsExactly("r1", "r2", "r3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "too few qualities   | @bad\\nACGT\\n+\\nIII\\n   | same length",
        "too many bases      | @bad\\nACGTA\\n+\\n@III\\n | same length",
        "no at sign          | bad\\nACGT\\n+\\nIIII\\n   | must start with @",
        "no separator        | @bad\\nACGT\\nIIII\\n      | must start with +",
        "no sequence         | @bad\\n+\\nIIII\\n         | must start with +",
        "no quality          | @bad\\nACGT\\n+\\n         | same length",
        "no quality, same length | @bad\\nAC GTAC GT\\n+\\n | same length",
        "a header alone      | @bad\\n                    | must start with +",
        "no name             | @\\nACGT\\n+\\nIIII\\n      | no name",
        "several lines of bases | @bad\\nAC\\nGT\\n+\\nII\\nII\\n | must start with +",
        "bases but no quality   | @bad\\nACGT\\n+\\n\\n    | Missing Quality Line",
        "something else      | what is this?\\nand this\\n | must start with @"
      })
  void aMalformedRecordIsOneFailureAndTheOthersAreRead(String name, String bad, String fault)
      throws IOException {
    String text = bad.translateEscapes();
    Outcomes outcomes = Outcomes.of(GOOD_1 + text + GOOD_3 + GOOD_2);
    assertThat(outcomes.summary()).containsExactly("r1", "!MALFORMED_RECORD", "r3", "r2");
    assertThat(outcomes.numbers()).containsExactly(1L, 2L, 3L, 4L);
    FailedRecord failure = outcomes.failures().get(0);
    assertThat(failure.message()).startsWith("line 5: ").contains(fault);
    assertThat(Outcomes.text(failure.payload())).isEqualTo(text);
  }

  @Test
  void aHeaderInPlaceOfAQualityLineOfItsLengthIsNotTakenForOne() throws IOException {
    Outcomes outcomes = Outcomes.of("@bad\nACG\n+\n" + GOOD_3 + GOOD_1);
    assertThat(outcomes.summary()).containsExactly("!MALFORMED_RECORD", "r3", "r1");
    assertThat(outcomes.failures().get(0).message()).startsWith("line 1: Missing Quality Line");
  }

  @Test
  void eachOfTwoWholeButMalformedRecordsIsItsOwnFailure() throws IOException {
    String bad = "@bad\nACGT\n+\nIII\n";
    assertThat(Outcomes.of(bad + bad + GOOD_1).summary())
        .containsExactly("!MALFORMED_RECORD", "!MALFORMED_RECORD", "r1");
  }

  @Test
  void aRecordCutOffByTheFilesEndIsMalformed() throws IOException {
    Outcomes outcomes = Outcomes.of(GOOD_1 + "@r2\nGGCC\n+\n");
    assertThat(outcomes.summary()).containsExactly("r1", "!MALFORMED_RECORD");
    assertThat(outcomes.failures().get(0).message())
        .isEqualTo("line 5: File is too short - missing Quality Line");
  }

  @Test
  void oneMalformedLineOfAnyLengthKeepsALimitedPayload() throws IOException {
    Outcomes outcomes = Outcomes.of(GOOD_1 + "@bad\n" + "x\n".repeat(5000) + GOOD_2);
    assertThat(outcomes.summary()).containsExactly("r1", "!MALFORMED_RECORD", "r2");
    assertThat(outcomes.failures().get(0).payload()).hasSize(FailedRecord.PAYLOAD_BYTES);
  }
}
