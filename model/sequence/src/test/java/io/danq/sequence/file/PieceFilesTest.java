package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pieces of a file, one after the other, have the outcomes of the file. */
class PieceFilesTest {
  private static final Pieces PIECES = Pieces.of(1 << 20);

  private static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(SharedData.file(file));
  }

  private static byte[] unzipped(String file) throws IOException {
    byte[] stored = bytes(file);
    if (!file.endsWith(".gz")) {
      return stored;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "simulated/short.bam, 1, 2",
    "simulated/short.bam, 30000, 2",
    "simulated/long.bam, 1, 2",
    "genome/illumina.bam, 100000, 7",
    "genome/hifi.bam, 1, 10",
    "genome/hifi.bam, 50000, 10",
    "reads/NA12878.hifi.unmapped.bam, 300000, 5",
    "reads/NA12878.hiseq.chr20.bam, 1, 30",
    "reads/NA12878.hiseq.chr20.bam, 200000, 4",
  })
  void aBamHasItsRecordsInPieces(String file, long pieceBytes, int least) throws IOException {
    assertThat(PIECES.assertSame(bytes(file), pieceBytes)).isGreaterThanOrEqualTo(least);
  }

  @ParameterizedTest
  @CsvSource({
    "reads/illumina.36bp.fastq, 5000, 100",
    "reads/illumina.36bp.fastq, 100000, 8",
    "simulated/short.fastq.gz, 1000, 50",
    "simulated/reference.fa, 1, 2",
    "reads/chr1.contigs.fa.gz, 20000, 50",
    "genome/reference.fa, 1, 2",
  })
  void aTextHasItsRecordsInPiecesPlainAndInBlocks(String file, long pieceBytes, int least)
      throws IOException {
    byte[] text = unzipped(file);
    assertThat(PIECES.assertSame(text, pieceBytes)).isGreaterThanOrEqualTo(least);
    byte[] blocks = HostileText.blocks(text, 5000, new Random(least));
    byte[] ended = Outcomes.concat(blocks, Outcomes.bgzf(new byte[0]));
    assertThat(PIECES.assertSame(ended, pieceBytes / 4 + 1)).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10_000, 100_000})
  void aCramHasItsRecordsInPieces(long pieceBytes) throws IOException {
    Pieces cram = PIECES.with(CramReadingTest.contigs(CramReadingTest.GENOME));
    assertThat(cram.assertSame(CramReadingTest.cram(97), pieceBytes)).isGreaterThan(1);
    assertThat(cram.assertSame(CramReadingTest.CRAM, pieceBytes)).isGreaterThan(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3000})
  void aCramOfSamtoolsHasItsRecordsInPieces(long pieceBytes) throws IOException {
    Pieces cram = PIECES.with(CramReadingTest.contigs(CramReadingTest.sharedGenome()));
    assertThat(cram.assertSame(bytes("genome/hifi.cram"), pieceBytes)).isGreaterThan(0);
  }

  @Test
  void aHeaderOfManyBlocksComesOnce() throws IOException {
    byte[] bam = bytes("simulated/short.bam");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bam))) {
      byte[] small = HostileText.blocks(in.readAllBytes(), 200, new Random(4));
      assertThat(PIECES.assertSame(small, 5000)).isGreaterThan(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fastq", "fasta"})
  void malformedAndLargeRecordsAndLineEndsOfAllKindsAreTheSameInPieces(String kind)
      throws IOException {
    Pieces limited = Pieces.of(HostileText.LIMIT);
    int pieces = 0;
    for (int seed = 0; seed < 200; seed++) {
      byte[] text = kind.equals("fastq") ? HostileText.fastq(seed) : HostileText.fasta(seed);
      for (long size : new long[] {1, 40, 333}) {
        pieces += limited.assertSame(text, size);
        pieces += limited.assertSame(HostileText.blocks(text, 200, new Random(seed)), size);
      }
    }
    assertThat(pieces).isGreaterThan(4000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fastq", "fasta", "bam", "cram"})
  void whatDamageLeavesIsTheSameInPieces(String kind) throws IOException {
    Random random = new Random(17);
    Pieces reader =
        kind.equals("cram")
            ? PIECES.with(CramReadingTest.contigs(CramReadingTest.GENOME))
            : Pieces.of(HostileText.LIMIT);
    byte[] alignments =
        kind.equals("cram") ? CramReadingTest.cram(500) : alignments().uncompressed();
    for (int i = 0; i < 150; i++) {
      byte[] file =
          switch (kind) {
            case "fastq" -> HostileText.blocks(HostileText.fastq(i), 200, random);
            case "fasta" -> HostileText.blocks(HostileText.fasta(i), 200, random);
            case "bam" ->
                i % 2 == 0
                    ? HostileText.blocks(alignments, 200, random)
                    : HostileText.blocks(HostileText.damage(alignments, random), 200, random);
            default -> alignments;
          };
      boolean whole = kind.equals("bam") && i % 2 == 1;
      reader.assertSame(whole ? file : HostileText.damage(file, random), 1 + random.nextInt(500));
    }
  }

  private static BamWriter alignments() {
    BamWriter bam = new BamWriter();
    for (int i = 0; i < 60; i++) {
      String bases = "ACGT".repeat(i % 20 == 7 ? 100 : 2);
      bam.add("r" + i, i % 9 == 0 ? 256 : 0, "chr1", 5 + i, bases.length() + "M", bases);
    }
    return bam;
  }

  @Test
  void aPieceReadsItsOwnBytesAndLittleElse() throws IOException {
    byte[] fastq =
        "@r\nACGTACGT\n+\nIIIIIIII\n".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    List<FilePiece> pieces = PIECES.divide(fastq, 500_000);
    PlainContent content = new PlainContent(fastq);

    assertThat(PIECES.read(content, pieces.get(4))).hasSize((int) pieces.get(4).records());
    assertThat(content.bytesRead()).isBetween(500_000L, 800_000L);
  }

  @Test
  void aFileThatWasChangedMeanwhileIsReported() throws IOException {
    byte[] fastq = "@r\nACGT\n+\nIIII\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    List<FilePiece> pieces = PIECES.divide(fastq, 5000);
    FilePiece second = pieces.get(1);
    byte[] shorter = Arrays.copyOf(fastq, (int) second.place() + 150);

    assertThat(PIECES.read(shorter, second))
        .hasSize(11)
        .endsWith(
            Pieces.FILE
                + ", record "
                + (second.before() + 11)
                + " Optional.empty UNREADABLE_FILE the file was changed while it was read: it had a"
                + " record "
                + (second.before() + 11)
                + " ");
    byte[] blocks = Outcomes.bgzf(fastq);
    FilePiece beyond = new FilePiece((long) blocks.length << 16 | 5, 10, 40, 3);
    assertThatThrownBy(() -> PIECES.read(blocks, beyond))
        .hasMessage("the file is shorter than it was when it was divided");
  }
}
