package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.sequence.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that end early or hold wrong bytes: nothing before the damage is lost, and nothing after it
 * is made up.
 */
class DamagedFileTest {
  private static final String HIFI = "reads/NA12878.hifi.unmapped.bam";
  private static final Optional<SequenceFormat> BAM = Optional.of(SequenceFormat.BAM);
  private static final String HISEQ = "reads/NA12878.hiseq.chr20.bam";
  private static final String LONG = "simulated/long.bam";
  private static final String SHORT = "simulated/short.bam";

  /** The empty block that ends a BAM. */
  private static final int END_OF_FILE = 28;

  @ParameterizedTest
  @CsvSource({LONG + ", 129", SHORT + ", 3404"})
  void aCutOffBamYieldsTheReadsBeforeItsEnd(String name, int reads) throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file(name));
    for (int missing : new int[] {1, END_OF_FILE - 1, END_OF_FILE}) {
      aCutOffBamYieldsTheReadsBeforeTheCut(name, whole.length - missing, reads);
    }
    aCutOffBamYieldsTheReadsBeforeTheCut(name, whole.length - END_OF_FILE - 1, reads * 3 / 4);
    aCutOffBamYieldsTheReadsBeforeTheCut(name, whole.length / 2, reads / 3);
  }

  @ParameterizedTest
  @CsvSource({
    HIFI + ", 65536, 0",
    HIFI + ", 100000, 1",
    HIFI + ", 1000000, 50",
    HIFI + ", 2208341, 155",
    HIFI + ", 2208315, 155",
    HIFI + ", 2208314, 155",
    HIFI + ", 2208313, 150",
    HISEQ + ", 30000, 100",
    HISEQ + ", 500001, 3000",
    HISEQ + ", 979204, 7807",
    HISEQ + ", 979231, 7807"
  })
  void aCutOffBamYieldsTheReadsBeforeTheCut(String name, int length, int atLeast)
      throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file(name));
    Outcomes cut = Outcomes.of(Arrays.copyOf(whole, length));
    cut.damage();
    assertPrefix(cut, Outcomes.of(whole));
    assertThat(cut.records()).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(cut.failures()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({LONG + ", 100", HIFI + ", 1000"})
  void aBgzfFileCutInItsFirstBlockTellsNoFormat(String name, int length) throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file(name));
    assertThatThrownBy(() -> Outcomes.of(Arrays.copyOf(whole, length)))
        .isInstanceOf(SequenceFormatException.class)
        .hasMessage("reads.any cannot be read: the file is cut off inside a bgzf block");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500, 8191, 8192, 8193, 40_000, 99_999})
  void aCutOffGzippedFastqYieldsEveryRecordThatIsWhole(int length) throws IOException {
    byte[] text = randomFastq(2000);
    byte[] cut = Arrays.copyOf(Outcomes.gzip(text), length);
    String before = new String(readable(cut), StandardCharsets.US_ASCII);
    long lines = before.chars().filter(c -> c == '\n').count();
    Outcomes outcomes = Outcomes.of(cut);
    assertThat(outcomes.damage().message())
        .isEqualTo("the file is cut off, after " + lines / 4 + " records");
    assertThat(outcomes.records()).hasSize((int) (lines / 4));
    assertPrefix(outcomes, Outcomes.of(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 9, 300, 20_000})
  void aCutOffGzippedFastaYieldsNoPartOfAContig(int missing) throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file("reads/chr1.contigs.fa.gz"));
    Outcomes cut = Outcomes.of(Arrays.copyOf(whole, whole.length - missing));
    assertThat(cut.damage().message()).startsWith("the file is cut off, after ");
    assertThat(cut.records()).hasSizeBetween(1400, 1448);
    assertPrefix(cut, Outcomes.of(whole));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 9, 300})
  void aCutOffGzippedGenomeYieldsNoPartOfAContig(int missing) throws IOException {
    byte[] genome = Files.readAllBytes(SharedData.file("simulated/reference.fa"));
    byte[] whole = Outcomes.gzip(genome);
    Outcomes cut = Outcomes.of(Arrays.copyOf(whole, whole.length - missing));
    assertThat(cut.damage().message()).startsWith("the file is cut off, after ");
    assertThat(cut.records()).hasSize(2);
    assertPrefix(cut, Outcomes.of(genome));
  }

  @ParameterizedTest
  @CsvSource({SHORT + ", 3404", HISEQ + ", 7807"})
  void aBamWithoutItsEndOfFileBlockSaysSoAfterItsLastRead(String name, int reads)
      throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file(name));
    assertThat(Outcomes.of(Arrays.copyOf(whole, whole.length - END_OF_FILE)).damage().message())
        .isEqualTo(
            "the bgzf end-of-file block is missing: the file is cut off, after "
                + reads
                + " records");
  }

  @Test
  void bgzfTextWithoutItsEndOfFileBlockIsCutOff() throws IOException {
    byte[] bgzf = Outcomes.bgzf(randomFastq(10));
    Outcomes cut = Outcomes.of(Arrays.copyOf(bgzf, bgzf.length - 28));
    assertThat(cut.records()).hasSize(10);
    assertThat(cut.damage().message()).contains("end-of-file block is missing");
    assertThat(cut.numbers()).endsWith(10L, 11L);
  }

  @Test
  void aContigThatMayGoOnBehindAMissingBlockIsNotHandedOut() throws IOException {
    byte[] bgzf = Outcomes.bgzf(">a\nACGT\n>b\nAC\n".getBytes(StandardCharsets.US_ASCII));
    Outcomes cut = Outcomes.of(Arrays.copyOf(bgzf, bgzf.length - 28));
    assertThat(cut.summary()).containsExactly("a", "!UNREADABLE_FILE");
  }

  @Test
  void aCutOffSamYieldsEveryWholeLine() throws IOException {
    BamWriter writer = new BamWriter();
    for (int i = 0; i < 500; i++) {
      writer.add("r" + i, 0, "chr1", 5 + i * 7919 % 9973, "4M", "ACGT");
    }
    byte[] gzip = Outcomes.gzip(writer.sam());
    byte[] cut = Arrays.copyOf(gzip, gzip.length / 2);
    long lines = new String(readable(cut), StandardCharsets.US_ASCII).lines().count();
    Outcomes outcomes = Outcomes.of(cut);
    outcomes.damage();
    assertThat((long) outcomes.records().size()).isBetween(lines - 5, lines - 1);
    assertPrefix(outcomes, writer.read());
  }

  /** Files with positions in them; a negative one counts from the end. */
  static Stream<Arguments> positionsInBams() {
    int inLastBlock = -END_OF_FILE - 2;
    int itsChecksum = -END_OF_FILE - 6;
    return Stream.of(SHORT + " 50000", HISEQ + " 500000")
        .map(file -> file.split(" "))
        .flatMap(
            file -> {
              int middle = Integer.parseInt(file[1]);
              return IntStream.of(
                      0, 10, 17, 18, middle, middle + 1, inLastBlock, itsChecksum, -END_OF_FILE)
                  .mapToObj(position -> arguments(file[0], position));
            });
  }

  @ParameterizedTest
  @MethodSource("positionsInBams")
  void wrongBytesInABamAreNoticedBeforeTheyAreRead(String name, int place) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedData.file(name));
    int position = Math.floorMod(place, bytes.length);
    Outcomes whole = Outcomes.of(bytes);
    bytes[position] ^= 0x10;
    try (SequenceReader reader = SequenceFiles.open(name, new ByteArrayInputStream(bytes), BAM)) {
      Outcomes damaged = Outcomes.drain(reader);
      assertThat(damaged.damage().message()).contains("a bgzf block is corrupt: ");
      assertPrefix(damaged, whole);
    } catch (SequenceFormatException e) {
      assertThat(position).as("only the first block tells the format").isLessThan(30_000);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noDamageOfAnySortThrows(long seed) throws IOException {
    Random random = new Random(seed);
    BamWriter writer = new BamWriter();
    for (int i = 0; i < 50; i++) {
      writer.add("r" + i, 0, "chr1", 5 + i, "2S3M1I2M4D2M", "ACGTACGTAC");
    }
    byte[] fasta = ">a\nACGT\n>b\nAC\n".repeat(9).getBytes(StandardCharsets.US_ASCII);
    for (byte[] whole : List.of(writer.uncompressed(), writer.sam(), randomFastq(20), fasta)) {
      for (int i = 0; i < 50; i++) {
        byte[] bytes = whole.clone();
        for (int j = 0; j < 3; j++) {
          bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
        }
        Outcomes outcomes = Outcomes.of(bytes);
        assertThat(outcomes.numbers()).isSorted().doesNotHaveDuplicates();
        assertThat(outcomes.summary().indexOf("!UNREADABLE_FILE"))
            .isIn(-1, outcomes.all().size() - 1);
      }
    }
  }

  @Test
  void bytesBehindTheLastMemberAreNoticed() throws IOException {
    byte[] fastq = Outcomes.gzip(randomFastq(3));
    Outcomes outcomes = Outcomes.of(Outcomes.concat(fastq, new byte[] {'o', 'o', 'p', 's'}));
    assertThat(outcomes.records()).hasSize(3);
    assertThat(outcomes.damage().message()).startsWith("Garbage after a valid .gz stream");
  }

  @Test
  void aStreamThatFailsEndsTheFile() throws IOException {
    byte[] text = randomFastq(1000);
    try (SequenceReader reader =
        SequenceFiles.open("gs://reads", new Failing(text), Optional.empty())) {
      Outcomes outcomes = Outcomes.drain(reader);
      assertThat(outcomes.damage().message()).startsWith("connection reset, after ");
      assertThat(outcomes.damage().source()).hasToString("gs://reads, record 1001");
    }
  }

  private static void assertPrefix(Outcomes cut, Outcomes whole) {
    List<String> sequences = cut.sequences();
    List<String> expected = whole.sequences().subList(0, sequences.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(sequences.get(i)).isEqualTo(expected.get(i));
    }
  }

  private static byte[] randomFastq(int records) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < records; i++) {
      text.append("@r").append(i).append('\n');
      random.ints(100, 0, 4).forEach(base -> text.append("ACGT".charAt(base)));
      text.append("\n+\n");
      random.ints(100, '!', 'K').forEach(quality -> text.append((char) quality));
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** What the JDK decompresses from a cut-off file, byte by byte. */
  private static byte[] readable(byte[] cut) throws IOException {
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(cut))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        before.write(b);
      }
    } catch (EOFException e) {
      return before.toByteArray();
    }
    throw new AssertionError("the file is not cut off");
  }

  /** A stream that fails after its last byte. */
  private static final class Failing extends ByteArrayInputStream {
    Failing(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      int n = super.read(buffer, offset, length);
      if (n < 0) {
        throw new UncheckedIOException(new IOException("connection reset"));
      }
      return n;
    }
  }
}
