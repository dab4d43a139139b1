package io.danq.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.TestSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads that no sequencer writes. BWA is native code: what it does not take ends this JVM. */
@Timeout(600)
final class OddReadsTest {
  private static final Map<String, String> CONTIGS = TestGenome.contigs();
  private static final int READS = 100_000;
  private static final int BATCH = 250;
  private static final int MAX_LENGTH = 400;

  @TempDir static Path folder;
  private static ReadAligner aligner;

  @BeforeAll
  static void index() throws IOException {
    AlignmentIndex index =
        IndexCache.open(TestGenome.pack(folder), "genome.fa", PackingListener.NONE);
    aligner = index.aligner(InsertSize.DEFAULT);
  }

  private static byte[] odd(Random random) {
    byte[] bases = new byte[random.nextInt(MAX_LENGTH)];
    switch (random.nextInt(7)) {
      case 0 -> random.nextBytes(bases);
      case 1 -> fill(bases, "N", random);
      case 2 -> fill(bases, new RandomDna(random.nextLong()).text(1 + random.nextInt(6)), random);
      case 3 -> fill(bases, new RandomDna(random.nextLong()).text(MAX_LENGTH), random);
      case 4 -> fill(bases, "ACGTNacgtnRYSWKMBDHVUu-.", random);
      default -> stretch(bases, random);
    }
    int wrong = random.nextInt(4) == 0 ? random.nextInt(1 + bases.length / 8) : 0;
    for (int i = 0; i < wrong; i++) {
      bases[random.nextInt(bases.length)] = (byte) "ACGTNacgtn-".charAt(random.nextInt(11));
    }
    return bases;
  }

  private static void fill(byte[] bases, String unit, Random random) {
    int from = random.nextInt(unit.length());
    for (int i = 0; i < bases.length; i++) {
      bases[i] = (byte) unit.charAt((from + i) % unit.length());
    }
  }

  /** Pieces of the genome, from anywhere and up to its ends. */
  private static void stretch(byte[] bases, Random random) {
    int i = 0;
    while (i < bases.length) {
      String contig = CONTIGS.get(random.nextBoolean() ? "chr1" : "chr2");
      int from = random.nextInt(3) == 0 ? contig.length() - 60 : random.nextInt(contig.length());
      int piece = 1 + random.nextInt(bases.length);
      for (int k = 0; k < piece && from + k < contig.length() && i < bases.length; k++) {
        bases[i++] = (byte) contig.charAt(from + k);
      }
    }
  }

  @Test
  void anyReadIsAlignedOrSaysWhyNot() {
    Random random = TestSeed.random();
    long aligned = 0;
    for (int done = 0; done < READS; done += BATCH) {
      List<SequenceRecord> reads = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        reads.add(SimulatedReads.record(done + i + 1, odd(random)));
      }
      List<AlignedRead> results = aligner.align(reads);
      assertThat(results).hasSameSizeAs(reads);
      aligned += results.stream().filter(AlignedRead::isAligned).count();
      for (int i = 0; i + 1 < BATCH; i += 50) {
        assertThat(aligner.alignPair(reads.get(i), reads.get(i + 1))).hasSize(2);
      }
      for (AlignedRead result : results) {
        check(result);
      }
    }
    assertThat(aligned).isGreaterThan(READS / 10);
  }

  private static void check(AlignedRead result) {
    ReadOutcome outcome = result.outcome();
    assertThat(outcome.source()).isEqualTo(result.read().source());
    if (outcome instanceof SequenceRecord record) {
      assertThat(record.bases()).hasSameSizeAs(result.read().bases());
      var alignment = record.alignment().orElseThrow();
      assertThat(alignment.readLength()).isEqualTo(record.bases().length);
      assertThat(alignment.end()).isLessThanOrEqualTo(CONTIGS.get(alignment.contig()).length());
    } else {
      assertThat(((FailedRecord) outcome).reason())
          .isIn(FailureReason.NOT_ALIGNED, FailureReason.NO_BASES, FailureReason.INVALID_BASE);
    }
  }

  private enum LongRead {
    RANDOM,
    ONE_BASE,
    ALL_N,
    TANDEM_REPEAT,
    COPIES_OF_THE_GENOME,
    COPIES_OF_A_REPEAT;

    byte[] bases(int length) {
      String unit =
          switch (this) {
            case RANDOM -> new RandomDna(3).text(length);
            case ONE_BASE -> "A";
            case ALL_N -> "N";
            case TANDEM_REPEAT -> "CAG";
            case COPIES_OF_THE_GENOME -> CONTIGS.get("chr1");
            case COPIES_OF_A_REPEAT -> CONTIGS.get("chr1").substring(20_000, 20_100);
          };
      byte[] bases = new byte[length];
      for (int i = 0; i < length; i++) {
        bases[i] = (byte) unit.charAt(i % unit.length());
      }
      return bases;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLongestReadsAreAlignedAndLongerOnesSayThatTheyAreNot(LongRead kind) {
    AlignedRead read = aligner.align(SimulatedReads.record(1, kind.bases(ReadAligner.MAX_BASES)));
    check(read);
    assertThat(aligner.align(SimulatedReads.record(1, kind.bases(1_000_001))))
        .extracting(result -> ((FailedRecord) result.outcome()).message())
        .isEqualTo("reads of 30 to 1,000,000 bases are aligned, this one has 1,000,001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "CAG", "TTAGGG"})
  void aReadOfOneShortUnitIsNotAligned(String unit) {
    assertThat(aligner.align(SimulatedReads.record(1, unit.repeat(6_000 / unit.length()))))
        .extracting(result -> ((FailedRecord) result.outcome()).message())
        .isEqualTo("the read repeats itself too much to have a place");
  }

  @Test
  void severalCopiesOfALongUnitAreAligned() {
    String copies = CONTIGS.get("chr1").substring(20_000, 22_000).repeat(5);
    assertThat(aligner.align(SimulatedReads.record(1, copies)).isAligned()).isTrue();
  }

  @Test
  void tenThousandCopiesOfOneRepeatAreTenThousandResults() {
    List<SequenceRecord> reads = new ArrayList<>();
    String bases = CONTIGS.get("chr1").substring(20_500, 20_650);
    for (int i = 0; i < 10_000; i++) {
      reads.add(SimulatedReads.record(i + 1, bases));
    }
    assertThat(aligner.align(reads))
        .hasSize(10_000)
        .allSatisfy(
            read -> {
              var alignment = ((SequenceRecord) read.outcome()).alignment().orElseThrow();
              assertThat(alignment.tags().mappingQuality()).hasValue(0);
            });
  }
}
