package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.SequenceRecord;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FastaReadingTest {
  private static final String TWO = ">a first\nACGT\nAC\n>b\tsecond\nTTTT\n";

  @Test
  void everyContigOfAGzippedGenomeIsRead() throws IOException {
    Outcomes outcomes = Outcomes.of(SharedData.file("reads/chr1.contigs.fa.gz"));
    assertThat(outcomes.records()).hasSize(1449).hasSameSizeAs(outcomes.all());
    assertThat(outcomes.records().stream().mapToLong(r -> r.bases().length).sum())
        .isEqualTo(3_376_800);
    assertThat(outcomes.numbers()).startsWith(1L, 2L).endsWith(1449L);
  }

  @Test
  void aGenomeIsReadWithItsRunsOfNAndItsLowerCase() throws IOException {
    Outcomes outcomes = Outcomes.of(SharedData.file("simulated/reference.fa"));
    assertThat(outcomes.summary()).containsExactly("sim1", "sim2", "sim3");
    assertThat(outcomes.records())
        .extracting(contig -> contig.bases().length)
        .containsExactly(24_000, 14_000, 5_000);
    String bases = String.join("", outcomes.sequences());
    assertThat(bases.chars().filter(base -> base == 'N').count()).isEqualTo(740);
    assertThat(bases).containsPattern("[ACGT][acgt]{700}[ACGT]");
  }

  @Test
  void linesAreJoinedAndIdsEndAtWhiteSpace() throws IOException {
    assertThat(Outcomes.of(TWO).sequences()).containsExactly("a ACGTAC", "b TTTT");
  }

  @Test
  void windowsLineEndsAreNoBases() throws IOException {
    assertThat(Outcomes.of(TWO.replace("\n", "\r\n")).sequences())
        .containsExactly("a ACGTAC", "b TTTT");
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(Outcomes.of(TWO.strip()).sequences()).containsExactly("a ACGTAC", "b TTTT");
  }

  @Test
  void commentsBeforeTheFirstContigArePassedOver() throws IOException {
    assertThat(Outcomes.of(";made by\n; hand > all\n\n" + TWO).sequences())
        .containsExactly("a ACGTAC", "b TTTT");
  }

  @Test
  void aHeaderWithoutASequenceHasNoBases() throws IOException {
    assertThat(Outcomes.of(">a\n>b\nAC\n>c").sequences()).containsExactly("a ", "b AC", "c ");
  }

  @Test
  void basesAreLeftAsTheyStandToBeCheckedLater() throws IOException {
    assertThat(Outcomes.of(">a\nacgtNRY*\n").sequences()).containsExactly("a acgtNRY*");
  }

  @Test
  void severalGzipMembersAreOneFile() throws IOException {
    byte[] first = Outcomes.gzip(">a\nAC\n".getBytes(StandardCharsets.US_ASCII));
    byte[] second = Outcomes.gzip("GT\n>b\nT\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(Outcomes.of(Outcomes.concat(first, second)).sequences())
        .containsExactly("a ACGT", "b T");
  }

  @Test
  void bgzfIsReadToItsEndThroughEmptyBlocks() throws IOException {
    byte[] bgzf = Outcomes.bgzf(TWO.getBytes(StandardCharsets.US_ASCII));
    // As `cat` joins two files: the first one's end-of-file block is in the middle.
    assertThat(Outcomes.of(Outcomes.concat(bgzf, bgzf)).summary())
        .containsExactly("a", "b", "a", "b");
  }

  @Test
  void aContigLongerThanAnyBufferIsWhole() throws IOException {
    String line = "ACGTTGCAAC".repeat(7) + "\n";
    SequenceRecord contig = Outcomes.of(">long\n" + line.repeat(30_000)).records().get(0);
    assertThat(contig.bases()).hasSize(70 * 30_000);
    assertThat(Outcomes.text(contig.bases())).isEqualTo(line.strip().repeat(30_000));
  }
}
