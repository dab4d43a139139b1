package io.danq.sequence.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.Alignment;
import io.danq.sequence.AlignmentTags;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.Alignments;
import io.danq.sequence.testing.PlainHaplotype;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.TestSeed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchoredWindowerTest {
  private static final String CONTIG = new RandomDna(1).text(9_050);
  private static final ReferenceGenome GENOME = ReferenceGenome.of(Map.of("20", ascii(CONTIG)));
  private static final AlignmentTags TAGS =
      AlignmentTags.of(0, 37, OptionalInt.of(2), OptionalInt.of(11));

  private static final List<List<String>> GAPS =
      List.of(
          List.of("I"),
          List.of("D"),
          List.of("N"),
          List.of("D", "I"),
          List.of("I", "D"),
          List.of("D", "N"),
          List.of("N", "I"));

  private final List<SequenceWindow> windows = new ArrayList<>();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Optional<FailedRecord> cut(String contig, int length, int start, String cigar) {
    Alignment alignment =
        Alignments.of(
            contig,
            length == 0 ? OptionalInt.empty() : OptionalInt.of(length),
            Strand.REVERSE,
            start,
            cigar,
            TAGS);
    return cut(alignment, new RandomDna(start).text(alignment.readLength()));
  }

  private Optional<FailedRecord> cut(Alignment alignment, String read) {
    SequenceRecord record =
        new SequenceRecord(
            new RecordSource.FileEntry("f", 1), "r1", ascii(read), Optional.of(alignment));
    return new AnchoredWindower(WindowSpec.ofLength(1000), GENOME).cut(record, windows::add);
  }

  private static GenomicInterval bin(SequenceWindow window) {
    return window.anchor().orElseThrow().bin();
  }

  @Test
  void aShortReadHasTheBinThatHoldsItsMiddleAndTheGenomeAsItsFlanks() {
    assertThat(cut("20", 9_050, 1_180, "101M")).isEmpty();
    assertThat(windows).hasSize(1);
    SequenceWindow window = windows.get(0);
    assertThat(bin(window)).isEqualTo(new GenomicInterval("20", 1_200, 1_400));
    String read = new RandomDna(1_180).text(101);
    assertThat(new String(window.bases(), StandardCharsets.US_ASCII))
        .isEqualTo(CONTIG.substring(800, 1_180) + read + CONTIG.substring(1_281, 1_800));
    assertThat(window.placement().orElseThrow())
        .isEqualTo(
            new Placement(
                new GenomicInterval("20", 800, 1_800),
                Strand.REVERSE,
                Optional.of(new Placement.Anchor(new GenomicInterval("20", 1_200, 1_400), 0.101f)),
                TAGS));
    assertThat(window.start()).isZero();
    assertThat(window.end()).isEqualTo(101);
    assertThat(window.position()).isEqualTo(1_200);
    assertThat(window.realBaseFraction()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1100, 201M, 1000 1200", // both centres: the first base and the last one
    "1101, 199M, 1200", // no centre, so the middle
    "1101, 198M, 1200", // (1101 + 1299) / 2 is 1200
    "1101, 197M, 1000", // rounded down to 1199
    "900, 1000M, 800 1000 1200 1400 1600",
    "900, 300M500N300M, 800 1000 1600 1800", // the skipped region holds two centres
    "900, 300M500D300M, 800 1000 1200 1400 1600 1800", // the deletion does too, and they count
    "1000, 50M300N50M, 1200", // the centres are skipped: the middle lies in the skipped region
  })
  void theBinsOfAReadAreThoseWhoseCentresItCovers(int start, String cigar, String bins) {
    assertThat(cut("20", 9_050, start, cigar)).isEmpty();
    assertThat(windows.stream().map(w -> bin(w).start() + "")).containsExactly(bins.split(" "));
  }

  @Test
  void aWindowOfASkippedRegionMayHoldNoBaseOfTheRead() {
    cut("20", 9_050, 1_000, "50M5000N50M");
    assertThat(windows).hasSize(1);
    SequenceWindow window = windows.get(0);
    assertThat(bin(window).start()).isEqualTo(3_400);
    assertThat(window.anchor().orElseThrow().readBaseFraction()).isZero();
    assertThat(window.start()).isZero();
    assertThat(window.end()).isZero();
    assertThat(new String(window.bases(), StandardCharsets.US_ASCII))
        .isEqualTo(CONTIG.substring(3_000, 4_000));
  }

  @Test
  void everyWindowIsWhatTheConventionSays() {
    Random random = TestSeed.random();
    int seen = 0;
    for (int i = 0; i < 400; i++) {
      String cigar = randomCigar(random);
      Alignment shape = Alignments.of("20", Strand.FORWARD, 0, cigar);
      int room = CONTIG.length() - shape.end();
      int start = i % 3 == 0 ? 0 : i % 3 == 1 ? room : random.nextInt(room + 1);
      Alignment alignment = Alignments.of("20", Strand.FORWARD, start, cigar);
      String read = new RandomDna(i).text(alignment.readLength());
      windows.clear();
      cut(alignment, read);
      PlainHaplotype expected = new PlainHaplotype(CONTIG, start, cigar, read);
      String described = "start " + start + ", CIGAR " + cigar;
      assertThat(windows.stream().map(w -> bin(w).start()).toList())
          .as(described)
          .isEqualTo(expected.bins().stream().filter(b -> isReal(expected.window(b))).toList());
      for (SequenceWindow window : windows) {
        int bin = bin(window).start();
        assertThat(new String(window.bases(), StandardCharsets.US_ASCII))
            .as("%s, bin %d", described, bin)
            .isEqualTo(expected.window(bin));
        assertThat(window.anchor().orElseThrow().readBaseFraction())
            .isEqualTo(expected.readBases(bin) / 1000f);
        assertThat(read.substring(window.start(), window.end()))
            .hasSizeGreaterThanOrEqualTo((int) expected.readBases(bin));
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(400);
  }

  /** A window is refused if more than half of it lies beyond a contig's end. */
  private static boolean isReal(String window) {
    return window.chars().filter(base -> base != 'N').count() >= 500;
  }

  private static String randomCigar(Random random) {
    StringBuilder cigar = new StringBuilder();
    if (random.nextBoolean()) {
      cigar.append(1 + random.nextInt(30)).append('S');
    }
    int runs = 1 + random.nextInt(6);
    for (int i = 0; i < runs; i++) {
      cigar.append(1 + random.nextInt(i % 2 == 0 ? 300 : 40)).append('M');
      if (i < runs - 1) {
        for (String gap : GAPS.get(random.nextInt(GAPS.size()))) {
          cigar.append(1 + random.nextInt(gap.equals("N") ? 500 : 150)).append(gap);
        }
      }
    }
    return random.nextBoolean() ? cigar + "7S" : cigar.toString();
  }

  @Test
  void aReadOfAnAliasGetsTheNameOfTheReference() {
    cut("chr20", 9_050, 1_000, "101M");
    assertThat(bin(windows.get(0)).contig()).isEqualTo("20");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20    | 9051 | 100  | contig 20 has 9,051 bases in the reads and 9,050 in the reference",
        "chr20 | 9051 | 100  | the reference has no contig chr20 of 9,051 bases; its first one is 20",
        "chr20 | 0    | 100  | the reference has no contig chr20; its first one is 20",
        "X     | 9050 | 100  | the reference has no contig X of 9,050 bases; its first one is 20",
        "20    | 9050 | 9000 | the alignment ends at 9,101, but contig 20 of the reference ends at"
            + " 9,050",
      })
  void aReadThatTheReferenceHasNoPlaceForIsAFailure(
      String contig, int length, int start, String message) {
    FailedRecord failed = cut(contig, length, start, "101M").orElseThrow();
    assertThat(failed.reason()).isEqualTo(FailureReason.NOT_IN_REFERENCE);
    assertThat(failed.message()).isEqualTo(message);
    assertThat(windows).isEmpty();
  }

  @Test
  void aNameAloneIsEnoughIfItIsTheReferencesOwn() {
    assertThat(cut("20", 0, 1_000, "101M")).isEmpty();
    assertThat(windows).hasSize(1);
  }

  @Test
  void aWindowBeyondTheContigsEndHasAnNForEachMissingBase() {
    assertThat(cut("20", 9_050, 8_900, "101M")).isEmpty();
    SequenceWindow window = windows.get(0);
    assertThat(bin(window).start()).isEqualTo(8_800);
    assertThat(window.placement().orElseThrow().span())
        .isEqualTo(new GenomicInterval("20", 8_400, 9_050));
    assertThat(window.realBaseFraction()).isEqualTo(0.65f);
  }

  @ParameterizedTest
  @CsvSource({"5M1000011D5M, 1000011", "4M600000D2M600000D4M, 1200000"})
  void moreThanAMillionDeletedBasesAreAFailure(String cigar, String deleted) {
    Alignment alignment = Alignments.of("20", Strand.FORWARD, 10, cigar);
    FailedRecord failed = cut(alignment, "ACGTACGTAC").orElseThrow();
    assertThat(failed.reason()).isEqualTo(FailureReason.MALFORMED_RECORD);
    assertThat(failed.message()).contains(deleted, "at most 1000010 are possible");
  }

  @ParameterizedTest
  @CsvSource({"''", "100S", "100I"})
  void aReadWithoutAnAlignedBaseIsCutAsOneThatIsNotAligned(String cigar) {
    Alignment alignment = Alignments.of("20", Strand.FORWARD, 10, cigar);
    FailedRecord failed = cut(alignment, new RandomDna(3).text(100)).orElseThrow();
    assertThat(failed.reason()).isEqualTo(FailureReason.TOO_FEW_REAL_BASES);
  }

  @Test
  void aByteThatIsNoBaseIsAFailureOfTheWholeRead() {
    FailedRecord failed = cut(Alignments.of("20", Strand.FORWARD, 10, "4M"), "AC=T").orElseThrow();
    assertThat(failed.reason()).isEqualTo(FailureReason.INVALID_BASE);
  }
}
