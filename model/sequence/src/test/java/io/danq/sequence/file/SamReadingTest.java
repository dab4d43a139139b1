package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.AlignmentTags;
import io.danq.sequence.Strand;
import io.danq.sequence.testing.Alignments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamReadingTest {
  private static final String HEADER = "@HD\tVN:1.6\tSO:unsorted\n@SQ\tSN:chr1\tLN:1000000\n";
  private static final String GOOD_1 = "r1\t0\tchr1\t5\t60\t4M\t*\t0\t0\tACGT\tIIII\n";
  private static final String GOOD_2 = "r2\t4\t*\t0\t0\t*\t*\t0\t0\tGGCC\t*\tNM:i:0\n";

  @Test
  void isReadAsTheSameReadsInBam() throws IOException {
    BamWriter writer = new BamWriter();
    writer.add("r1", 16, "chr1", 101, "2S3M1I2M4D2M", "ACGTACGTAC");
    writer.add("r1", 0x100, "chr1", 300, "4M", "ACGT");
    writer.add("r2", 4, "*", 0, "*", "GGCN");
    writer.add("r3", 4, "*", 0, "*", "*");
    Outcomes sam = Outcomes.of(writer.sam());
    Outcomes bam = writer.read();
    assertThat(sam.sequences()).isEqualTo(bam.sequences()).hasSize(3);
    assertThat(sam.numbers()).isEqualTo(bam.numbers()).containsExactly(1L, 3L, 4L);
    assertThat(sam.skipped()).isEqualTo(bam.skipped()).hasSize(1);
    assertThat(sam.records().stream().map(r -> r.alignment()))
        .isEqualTo(bam.records().stream().map(r -> r.alignment()).toList());
  }

  @ParameterizedTest
  @CsvSource({"4, 0", "516, 512", "1028, 1024", "0, 0"})
  void aReadWithoutAnAlignmentKeepsWhatTheSequencerSaysOfIt(int sam, int kept) throws IOException {
    assertThat(Outcomes.of("r\t" + sam + "\t*\t0\t0\t*\t*\t0\t0\tGGCC\t*\n").records())
        .singleElement()
        .satisfies(read -> assertThat(read.flags()).isEqualTo(kept));
  }

  @Test
  void needsNoHeader() throws IOException {
    Outcomes outcomes = Outcomes.of(GOOD_1 + GOOD_2);
    assertThat(outcomes.sequences()).containsExactly("r1 ACGT", "r2 GGCC");
    assertThat(outcomes.records().get(0).alignment())
        .contains(
            Alignments.of(
                "chr1",
                OptionalInt.empty(),
                Strand.FORWARD,
                4,
                "4M",
                AlignmentTags.of(0, 60, OptionalInt.empty(), OptionalInt.empty())));
  }

  @Test
  void readsCompressedTextAndWindowsLineEnds() throws IOException {
    String crlf = (HEADER + GOOD_1 + GOOD_2).replace("\n", "\r\n");
    byte[] gzip = Outcomes.gzip(crlf.getBytes(StandardCharsets.US_ASCII));
    assertThat(Outcomes.of(gzip).sequences()).containsExactly("r1 ACGT", "r2 GGCC");
  }

  @Test
  void aHeaderAloneIsAFileOfNoReads() throws IOException {
    assertThat(Outcomes.of(HEADER).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad\\t0\\tchr1                                             | Not enough fields",
        "bad\\t?!\\tchr1\\t5\\t60\\t4M\\t*\\t0\\t0\\tACGT\\tIIII     | Unknown flag character",
        "bad\\t0\\tchr1\\tx\\t60\\t4M\\t*\\t0\\t0\\tACGT\\tIIII     | Non-numeric value in POS",
        "bad\\t0\\tchr1\\t5\\t60\\t4Q\\t*\\t0\\t0\\tACGT\\tIIII     | Unrecognized CigarOperator 'Q'",
        "bad\\t0\\tchr1\\t5\\t60\\t9M\\t*\\t0\\t0\\tACGT\\tIIII     | CIGAR 9M covers 9 bases of 4",
        "bad\\t0\\tchr1\\t5\\t60\\t4M\\t*\\t0\\t0\\tACGT\\tIII      | 4 bases and 3 qualities"
      })
  void aMalformedLineIsOneFailureAndTheOthersAreRead(String bad, String fault) throws IOException {
    String line = bad.translateEscapes();
    Outcomes outcomes = Outcomes.of(HEADER + GOOD_1 + line + "\n" + GOOD_2);
    assertThat(outcomes.summary()).containsExactly("r1", "!MALFORMED_RECORD", "r2");
    assertThat(outcomes.numbers()).containsExactly(1L, 2L, 3L);
    assertThat(outcomes.failures().get(0).message()).startsWith("line 4: ").contains(fault);
    assertThat(Outcomes.text(outcomes.failures().get(0).payload())).isEqualTo(line);
  }
}
