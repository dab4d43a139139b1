package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileDividerTest {
  private static final byte[] FASTQ =
      "@r\nACGT\n+\nIIII\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);

  private final List<FilePiece> pieces = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private void divide(byte[] file, long pieceBytes) {
    divide(new PlainContent(file), Optional.empty(), pieceBytes);
  }

  private void divide(PlainContent file, Optional<SequenceFormat> format, long pieceBytes) {
    new FileDivider(format, 1 << 20, false, pieceBytes, notes::add)
        .divide("reads", file, pieces::add);
  }

  private void isWholeBecause(byte[] file, String why) {
    divide(file, 10);
    assertThat(pieces).containsExactly(FilePiece.WHOLE);
    assertThat(notes).containsExactly("reads is read by one worker: " + why);
  }

  @Test
  void piecesTellTheirPlaceAndHowMuchOfTheFileIsBeforeThem() {
    divide(FASTQ, 7_000);
    assertThat(pieces)
        .containsExactly(
            new FilePiece(0, 0, 0, 467),
            new FilePiece(467 * 15, 467, 467 * 4, 467),
            new FilePiece(934 * 15, 934, 934 * 4, FilePiece.ALL));
    assertThat(notes).isEmpty();
  }

  @Test
  void aFileOfOnePieceIsNotEvenOpened() {
    PlainContent content = new PlainContent(FASTQ);
    divide(content, Optional.empty(), FASTQ.length);
    assertThat(pieces).containsExactly(FilePiece.WHOLE);
    assertThat(content.bytesRead()).isZero();
    assertThat(notes).isEmpty();
  }

  @Test
  void gzipIsReadFromItsStart() throws IOException {
    isWholeBecause(
        Outcomes.gzip(FASTQ), "gzip can only be read from its start; compress it with bgzip");
  }

  @Test
  void samIsNotDivided() {
    isWholeBecause(
        new BamWriter().add("r", 0, "chr1", 1, "4M", "ACGT").sam(), "SAM is not divided; BAM is");
  }

  @Test
  void aBamWithoutBlocksIsNotDivided() throws IOException {
    isWholeBecause(
        new BamWriter().add("r", 0, "chr1", 1, "4M", "ACGT").uncompressed(),
        "its BAM is not compressed");
  }

  @Test
  void aCramWithoutItsReferenceIsNotDivided() {
    isWholeBecause(CramReadingTest.CRAM, "CRAM is divided only if its reference is given");
  }

  @Test
  void aFileOfAnotherFormatIsLeftToItsReader() {
    divide(new PlainContent(FASTQ), Optional.of(SequenceFormat.FASTA), 10);
    assertThat(pieces).containsExactly(FilePiece.WHOLE);
    assertThat(notes).isEmpty();
  }

  @Test
  void whatIsBehindDamageIsOnePieceAndALineSaysWhy() throws IOException {
    byte[] blocks =
        Outcomes.concat(Outcomes.bgzf(FASTQ), Outcomes.bgzf(FASTQ), Outcomes.bgzf(FASTQ));
    int checksum = blocks.length * 2 / 3 - 28 - 8;
    blocks[checksum] ^= 0x55;
    divide(blocks, 50);
    assertThat(pieces).last().extracting(FilePiece::records).isEqualTo(FilePiece.ALL);
    assertThat(notes)
        .containsExactly(
            "reads is read by one worker from byte 0 on: a bgzf block is corrupt: wrong checksum");
  }

  @Test
  void aPieceNeverEndsBehindTheLastRecord() throws IOException {
    byte[] file = Outcomes.bgzf(Arrays.copyOf(FASTQ, 15));
    divide(file, 1);
    assertThat(pieces).containsExactly(FilePiece.WHOLE);
  }
}
