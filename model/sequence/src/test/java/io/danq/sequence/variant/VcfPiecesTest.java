package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.support.JavaProcess;
import io.danq.sequence.testing.TestSeed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VcfPiecesTest {
  private static final String HEADER =
      """
      ##fileformat=VCFv4.2
      ##INFO=<ID=DP,Number=1,Type=Integer,Description="a, b=c">
      ##contig=<ID=20,assembly="x,length=7",length=200>
      ##contig=<length=100,ID=21>
      ##contig=<ID=22>
      #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
      """;

  private final List<VcfPiece> pieces = new ArrayList<>();
  private final List<FailedRecord> failures = new ArrayList<>();

  private void read(String text, int maxLineBytes) throws IOException {
    VcfPieces.read(
        "f.vcf",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        maxLineBytes,
        pieces::add,
        failures::add);
  }

  private String joined() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < pieces.size(); i++) {
      assertThat(pieces.get(i).number()).isEqualTo(i);
      all.writeBytes(pieces.get(i).bytes());
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static String lines(int count, int alleles, String end) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String alts = "T" + ",G".repeat(alleles - 1);
      lines.append("20\t").append(i + 1).append("\t.\tA\t").append(alts).append("\t.\t.\t.");
      lines.append(end);
    }
    return lines.toString();
  }

  @Test
  void piecesAreTheFileWhateverIsInIt() throws IOException {
    Random random = TestSeed.random();
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder("##fileformat=VCFv4.5\n");
      for (int part = random.nextInt(12); part > 0; part--) {
        text.append(
            switch (random.nextInt(7)) {
              case 0 -> "##x=" + "y".repeat(random.nextInt(50)) + "\n";
              case 1 -> "#CHROM\tPOS\r\n";
              case 2 -> "\n\r\n\n";
              case 3 -> lines(1 + random.nextInt(5), 1 + random.nextInt(300), "\r\n");
              case 4 -> "z".repeat(random.nextInt(3_000)) + "\n";
              case 5 -> lines(random.nextInt(300), 1, "\n");
              default -> "20\t1\t";
            });
      }
      pieces.clear();
      read(text.toString(), 100 + random.nextInt(1_000));
      assertThat(joined()).isEqualTo(text.toString());
    }
  }

  @Test
  void piecesHaveABoundedNumberOfAllelesAndKnowTheirPlace() throws IOException {
    read(HEADER + lines(300, 1, "\n") + lines(3, 100, "\n") + lines(2, 10_000, "\n"), 1 << 20);
    List<VcfPiece> data =
        pieces.stream().filter(piece -> piece.kind() == VcfPiece.Kind.LINES).toList();
    assertThat(data.stream().map(VcfPiece::firstRecord))
        .containsExactly(1L, 129L, 257L, 301L, 302L, 303L, 304L, 305L);
    assertThat(data.stream().map(VcfPiece::firstLine))
        .containsExactly(7L, 135L, 263L, 307L, 308L, 309L, 310L, 311L);
    List<Long> records = new ArrayList<>();
    data.forEach(
        piece ->
            piece.forEachLine(
                (from, to, line, record) -> {
                  assertThat(line).isEqualTo(record + 6);
                  records.add(record);
                }));
    assertThat(records).hasSize(305).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aPieceKnowsTheLengthsOfItsContigs() throws IOException {
    read(HEADER + "20\t1\t.\tA\tC\t.\t.\t.\n22\t1\t.\tA\tC\t.\t.\t.\n23\t1\n", 1_000);
    assertThat(pieces.get(pieces.size() - 1).contigLengths()).isEqualTo(Map.of("20", 200));
  }

  @Test
  void theHeaderHasItsOwnPieces() throws IOException {
    read(HEADER, 1_000);
    assertThat(pieces.stream().map(VcfPiece::kind))
        .containsExactly(VcfPiece.Kind.TEXT, VcfPiece.Kind.HEADER_END);
    assertThat(new String(pieces.get(1).bytes(), StandardCharsets.UTF_8)).startsWith("#CHROM");
    VcfHeader header =
        VcfPieces.header("f", new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)));
    assertThat(header.length("21")).hasValue(100);
    assertThat(header.length("20")).hasValue(200);
    assertThat(header.hasInfo("DP")).isTrue();
    assertThat(header.hasInfo("DANQ")).isFalse();
  }

  @Test
  void aLineThatIsTooLongFailsAndTheOthersStay() throws IOException {
    String text = HEADER + lines(1, 1, "\n") + lines(1, 5_000, "\n") + lines(1, 1, "");
    read(text, 1_000);
    assertThat(joined()).isEqualTo(text);
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).reason()).isEqualTo(FailureReason.RECORD_TOO_LARGE);
    assertThat(failures.get(0).source()).isEqualTo(new RecordSource.FileEntry("f.vcf", 2));
    assertThat(failures.get(0).message()).isEqualTo("line 8 is longer than 1000 bytes");
    VcfPiece last = pieces.get(pieces.size() - 1);
    assertThat(last.firstRecord()).isEqualTo(3);
    assertThat(last.firstLine()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">chr1\nACGT\n", "BCF\2\2xyz", "20\t1\t.\tA\tC\t.\t.\t.\n"})
  void whatIsNoVcfIsRefused(String text) {
    assertThatThrownBy(() -> read(text, 1_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("f.vcf is ");
    assertThat(pieces).isEmpty();
  }

  @Test
  void aLineThatIsTooLongDoesNotMakeALongPiece() throws IOException {
    String text =
        HEADER + lines(2, 1, "\n") + "20\t" + "x".repeat(9_000_000) + "\n" + lines(1, 1, "\n");
    read(text, 5 << 20);
    assertThat(joined()).isEqualTo(text);
    assertThat(failures).hasSize(1);
    assertThat(pieces).hasSizeGreaterThan(9);
    assertThat(pieces).allMatch(piece -> piece.bytes().length <= VcfPieces.MOST_BYTES);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 300})
  void aGzipFileThatEndsEarlySaysSo(int length) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + lines(3_000, 2, "\n")).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), length);
    assertThatThrownBy(
            () ->
                VcfPieces.read(
                    "f.vcf",
                    new GZIPInputStream(new ByteArrayInputStream(cut)),
                    1 << 20,
                    pieces::add,
                    failures::add))
        .isInstanceOf(EOFException.class)
        .hasMessageMatching("the file is cut off|Unexpected end of ZLIB input stream");
  }

  @Test
  void anEndThatGivesNoReasonIsCalledCutOff() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new EOFException();
          }
        };
    assertThatThrownBy(() -> VcfPieces.read("f.vcf", broken, 1 << 20, pieces::add, failures::add))
        .isInstanceOf(EOFException.class)
        .hasMessage("the file is cut off");
  }

  /** In a JVM with little memory. */
  static final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] args) {
      List<Long> records = new ArrayList<>();
      byte[] start = (HEADER + lines(2, 1, "\n") + "20\t9\t.\t").getBytes(StandardCharsets.UTF_8);
      InputStream endless =
          new InputStream() {
            @Override
            public int read() {
              return 'A';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
              Arrays.fill(buffer, offset, offset + length, (byte) 'A');
              return length;
            }
          };
      try {
        VcfPieces.read(
            "f.vcf",
            new SequenceInputStream(new ByteArrayInputStream(start), endless),
            Integer.MAX_VALUE >> 1,
            piece -> piece.forEachLine((from, to, line, record) -> records.add(record)),
            failed -> System.out.println("failed"));
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
      System.out.println(records);
    }
  }

  @Test
  void aLineThatTheHeapHasNoRoomForEndsTheFileAndKeepsWhatIsBefore() throws Exception {
    Process process =
        JavaProcess.of(SmallHeap.class).withOptions(List.of("-Xmx32m")).builder().start();
    List<String> said = process.inputReader().lines().toList();
    assertThat(said).hasSize(2).endsWith("[1, 2]");
    assertThat(said.get(0)).startsWith("line 9 needs more memory than the JVM's heap of ");
  }
}
