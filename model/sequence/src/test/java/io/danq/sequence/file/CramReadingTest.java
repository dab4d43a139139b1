package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.CRAMFileWriter;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.cram.ref.CRAMReferenceSource;
import htsjdk.samtools.cram.structure.CRAMEncodingStrategy;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CramReadingTest {
  static final Map<String, byte[]> GENOME = genome(1);
  private static final int READS = 6_000;
  static final byte[] CRAM = cram();

  private static Map<String, byte[]> genome(int seed) {
    Map<String, byte[]> genome = new HashMap<>();
    genome.put("1", new RandomDna(seed).bases(100_000));
    genome.put("2", new RandomDna(seed + 100).bases(100_000));
    return genome;
  }

  /** A genome as the reader asks for it. */
  static ContigBases contigs(Map<String, byte[]> genome) {
    return new ContigBases() {
      @Override
      public Optional<String> md5(String contig, int length) {
        return Optional.ofNullable(genome.get(contig)).map(CramReadingTest::md5);
      }

      @Override
      public byte[] bases(String contig, int length, int start, int end) {
        return Arrays.copyOfRange(genome.get(contig), start, end);
      }
    };
  }

  /** The contigs that the shared CRAM was made with. */
  static Map<String, byte[]> sharedGenome() throws IOException {
    Map<String, StringBuilder> texts = new HashMap<>();
    StringBuilder bases = new StringBuilder();
    for (String line : Files.readAllLines(SharedData.file("genome/reference.fa"))) {
      if (line.startsWith(">")) {
        bases = new StringBuilder();
        texts.put(line.substring(1).replaceAll("\\s.*", ""), bases);
      } else {
        bases.append(line.strip().toUpperCase(Locale.ROOT));
      }
    }
    Map<String, byte[]> genome = new HashMap<>();
    texts.forEach(
        (name, text) -> genome.put(name, text.toString().getBytes(StandardCharsets.US_ASCII)));
    return genome;
  }

  private static String md5(byte[] bases) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bases));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static SAMFileHeader header() {
    SAMFileHeader header =
        new SAMFileHeader(
            new SAMSequenceDictionary(
                List.of(new SAMSequenceRecord("1", 100_000), new SAMSequenceRecord("2", 100_000))));
    header.setSortOrder(SAMFileHeader.SortOrder.coordinate);
    return header;
  }

  /**
   * The reads in their order: half of them on each contig, some reversed, with one base changed.
   */
  private static List<SAMRecord> reads() {
    SAMFileHeader header = header();
    List<SAMRecord> reads = new ArrayList<>();
    for (int i = 0; i < READS; i++) {
      SAMRecord read = new SAMRecord(header);
      String contig = i < READS / 2 ? "1" : "2";
      int start = i % (READS / 2) * 33;
      byte[] bases = Arrays.copyOfRange(GENOME.get(contig), start, start + 100);
      bases[i % 100] = (byte) (bases[i % 100] == 'A' ? 'C' : 'A');
      read.setReadName("r" + i);
      read.setFlags(i % 7 == 0 ? 16 : 0);
      read.setReferenceName(contig);
      read.setAlignmentStart(start + 1);
      read.setCigarString("100M");
      read.setMappingQuality(i % 60);
      read.setReadBases(bases);
      read.setBaseQualityString("I".repeat(100));
      read.setAttribute("HP", i % 2 + 1);
      reads.add(read);
    }
    return reads;
  }

  private static byte[] cram() {
    return cram(CRAMEncodingStrategy.DEFAULT_READS_PER_SLICE);
  }

  /** The reads in slices of some size. */
  static byte[] cram(int readsPerSlice) {
    CRAMEncodingStrategy strategy = new CRAMEncodingStrategy();
    strategy.setMinimumSingleReferenceSliceSize(Math.min(readsPerSlice, 1000));
    strategy.setReadsPerSlice(readsPerSlice);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CRAMReferenceSource reference =
        new CRAMReferenceSource() {
          @Override
          public byte[] getReferenceBases(SAMSequenceRecord contig, boolean variants) {
            return GENOME.get(contig.getSequenceName());
          }

          @Override
          public byte[] getReferenceBasesByRegion(SAMSequenceRecord contig, int start, int length) {
            return Arrays.copyOfRange(GENOME.get(contig.getSequenceName()), start, start + length);
          }
        };
    try (CRAMFileWriter writer =
        new CRAMFileWriter(strategy, out, null, true, reference, header(), "test")) {
      reads().forEach(writer::addAlignment);
    }
    return out.toByteArray();
  }

  private static Outcomes read(byte[] cram, ContigBases contigs) throws IOException {
    return read(cram, contigs, SequenceFiles.MAX_RECORD_BYTES);
  }

  private static Outcomes read(byte[] cram, ContigBases contigs, int maxRecordBytes)
      throws IOException {
    try (SequenceReader reader =
        SequenceFiles.open(
            Outcomes.FILE,
            new ByteArrayInputStream(cram),
            Optional.empty(),
            maxRecordBytes,
            contigs)) {
      assertThat(reader.format()).isEqualTo(SequenceFormat.CRAM);
      return Outcomes.drain(reader);
    }
  }

  private static void assertRead(Outcomes outcomes) {
    List<SAMRecord> expected = reads();
    assertThat(outcomes.records()).hasSize(READS);
    for (int i = 0; i < READS; i++) {
      SequenceRecord actual = outcomes.records().get(i);
      assertThat(actual.id()).isEqualTo(expected.get(i).getReadName());
      assertThat(Outcomes.text(actual.bases())).isEqualTo(expected.get(i).getReadString());
      assertThat(actual.alignment().orElseThrow().start())
          .isEqualTo(expected.get(i).getAlignmentStart() - 1);
      assertThat(actual.alignment().orElseThrow().tags().haplotype()).hasValue(i % 2 + 1);
    }
  }

  @Test
  void everyReadHasItsBasesAndItsPlace() throws IOException {
    assertRead(read(CRAM, contigs(GENOME)));
  }

  /** htsjdk's own source of references can mix up contigs here (its issue 1643). */
  @Test
  void eightThreadsOverTwoContigsReadEachRecordsOwnBases() throws Exception {
    ContigBases contigs = contigs(GENOME);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Outcomes>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> read(CRAM, contigs));
      }
      for (Future<Outcomes> outcomes : threads.invokeAll(tasks)) {
        assertRead(outcomes.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void withoutAReferenceTheFileFailsOnceAndTheMessageSaysWhatToGive() throws IOException {
    Outcomes outcomes = read(CRAM, ContigBases.NONE);
    assertThat(outcomes.all()).hasSize(1);
    assertThat(outcomes.damage().message())
        .startsWith(
            "CRAM stores how reads differ from their reference; give its FASTA with --reference");
  }

  @Test
  void recordsOfAnotherReferenceFailEachOnce() throws IOException {
    Outcomes outcomes = read(CRAM, contigs(genome(7)));
    assertThat(outcomes.records()).isEmpty();
    assertThat(outcomes.failures()).hasSize(READS);
    assertThat(outcomes.failures())
        .extracting(FailedRecord::message)
        .containsOnly(
            "the slice cannot be decoded: the reference has other bases than the one that the CRAM"
                + " was made with");
  }

  @Test
  void recordsOfAContigThatTheReferenceLacksFailAndTheOthersAreRead() throws IOException {
    Map<String, byte[]> half = new HashMap<>(GENOME);
    half.remove("2");
    Outcomes outcomes = read(CRAM, contigs(half));
    assertThat(outcomes.records()).hasSize(READS / 2);
    assertThat(outcomes.failures()).hasSize(READS / 2);
    assertThat(outcomes.failures().get(0).reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(outcomes.failures().get(0).message())
        .endsWith(
            "the reference has no contig 2 of 100,000 bases; give the FASTA that the CRAM was made"
                + " with");
    assertThat(outcomes.numbers()).isSorted().doesNotHaveDuplicates().endsWith((long) READS);
  }

  @ParameterizedTest
  @ValueSource(ints = {38, 39, 100, 5_000})
  void aFileThatIsCutOffFailsAfterItsWholeRecords(int missing) throws IOException {
    Outcomes outcomes = read(Arrays.copyOf(CRAM, CRAM.length - missing), contigs(GENOME));
    assertThat(outcomes.damage().reason()).isEqualTo(FailureReason.UNREADABLE_FILE);
    assertThat(outcomes.failures()).hasSize(1);
  }

  @Test
  void aReadAboveTheLimitIsReportedWithItsName() throws IOException {
    Outcomes outcomes = read(CRAM, contigs(GENOME), 99);
    assertThat(outcomes.failures()).hasSize(READS);
    assertThat(outcomes.failures().get(1).reason()).isEqualTo(FailureReason.RECORD_TOO_LARGE);
    assertThat(Outcomes.text(outcomes.failures().get(1).payload())).isEqualTo("r1");
  }

  @Test
  void anyDamagedByteIsReportedOrDoesNoHarm() throws IOException {
    for (int at = 26; at < CRAM.length; at += CRAM.length / 20) {
      byte[] damaged = CRAM.clone();
      damaged[at] ^= 0x55;
      Outcomes outcomes = read(damaged, contigs(GENOME));
      assertThat(outcomes.records().size() + outcomes.failures().size()).isPositive();
    }
  }

  @Test
  void aFileOfSamtoolsIsReadAsItsBam() throws IOException {
    Map<String, byte[]> genome = sharedGenome();
    Outcomes cram = read(Files.readAllBytes(SharedData.file("genome/hifi.cram")), contigs(genome));
    Outcomes bam = Outcomes.of(SharedData.file("genome/hifi.bam"));
    assertThat(cram.records()).hasSameSizeAs(bam.records());
    for (int i = 0; i < bam.records().size(); i++) {
      byte[] actual = cram.records().get(i).bases();
      assertThat(Arrays.mismatch(actual, bam.records().get(i).bases()))
          .as("the first difference in read %d", i)
          .isEqualTo(-1);
    }
    assertThat(cram.records().stream().map(SequenceRecord::alignment).toList())
        .isEqualTo(bam.records().stream().map(SequenceRecord::alignment).toList());
  }
}
