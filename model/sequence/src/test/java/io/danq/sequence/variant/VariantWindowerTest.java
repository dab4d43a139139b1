package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.PlainVariant;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.TestSeed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariantWindowerTest {
  private static final int LENGTH = 1000;
  private static final int MANY = 2_000;

  /** Few different bases and many repeats, where indels have many spellings. */
  private static String contig(Random random, int length) {
    StringBuilder bases = new StringBuilder();
    while (bases.length() < length) {
      String unit = new RandomDna(random.nextLong()).text(1 + random.nextInt(4));
      bases.append(unit.repeat(1 + random.nextInt(6)));
    }
    return bases.substring(0, length);
  }

  private static ReferenceGenome genome(String... contigs) {
    Map<String, byte[]> sequences = new LinkedHashMap<>();
    for (int i = 0; i < contigs.length; i++) {
      sequences.put("chr" + (i + 1), contigs[i].getBytes(StandardCharsets.US_ASCII));
    }
    return ReferenceGenome.of(sequences);
  }

  private static AlleleOutcome cut(
      ReferenceGenome genome, String contig, long position, String ref, String alt) {
    Variant variant = new Variant(contig, position, Optional.empty(), ref, List.of(alt));
    return new VariantWindower(genome, LENGTH).cut(variant, OptionalInt.empty(), alt);
  }

  private static AlleleWindows windows(String contig, int start, String ref, String alt) {
    return (AlleleWindows) cut(genome(contig), "chr1", start + 1L, ref, alt);
  }

  private static String text(byte[] bases) {
    return new String(bases, StandardCharsets.US_ASCII);
  }

  private static List<String> texts(List<byte[]> windows) {
    return windows.stream().map(VariantWindowerTest::text).toList();
  }

  private record Drawn(String contig, int start, String ref, String alt) {
    static Drawn draw(Random random, int contigLength) {
      String contig = VariantWindowerTest.contig(random, contigLength);
      int start = random.nextInt(contigLength);
      int length = Math.min(contigLength - start, 1 + random.nextInt(random.nextInt(30) + 1));
      String ref = contig.substring(start, start + length);
      String alt =
          switch (random.nextInt(4)) {
            case 0 -> ref.substring(0, 1 + random.nextInt(length)); // a deletion
            case 1 -> ref.charAt(0) + VariantWindowerTest.contig(random, 1 + random.nextInt(9));
            case 2 -> ref + ref.substring(random.nextInt(length)); // a repeat
            default -> new RandomDna(random.nextLong()).text(1 + random.nextInt(8));
          };
      return new Drawn(contig, start, ref, alt);
    }

    /** An SNV or an MNV of the same bases. */
    static Drawn drawWithoutIndel(Random random, int contigLength) {
      Drawn drawn = draw(random, contigLength);
      String alt = new RandomDna(random.nextLong()).text(drawn.ref.length());
      return new Drawn(drawn.contig, drawn.start, drawn.ref, alt);
    }

    PlainVariant plain() {
      return new PlainVariant(contig, start, ref, alt);
    }

    AlleleWindows windows() {
      return VariantWindowerTest.windows(contig, start, ref, alt);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 700, 2_500})
  void windowsAreThoseOfTheConventionComputedWithStrings(int contigLength) {
    Random random = TestSeed.random();
    for (int i = 0; i < MANY; i++) {
      Drawn drawn = Drawn.draw(random, contigLength);
      PlainVariant plain = drawn.plain();
      AlleleWindows windows = drawn.windows();
      assertThat(text(windows.reference())).as("%s", drawn).isEqualTo(plain.reference(LENGTH));
      assertThat(texts(windows.alternatives()))
          .as("%s", drawn)
          .isEqualTo(plain.alternatives(LENGTH));
    }
  }

  @Test
  void everyAlternativeWindowIsAStretchOfTheAlternativeHaplotype() {
    Random random = TestSeed.random();
    String padding = "N".repeat(LENGTH + 1);
    for (int i = 0; i < MANY; i++) {
      Drawn drawn = Drawn.draw(random, 2_500);
      String haplotype = padding + drawn.plain().haplotype() + padding;
      assertThat(texts(drawn.windows().alternatives()))
          .allSatisfy(window -> assertThat(haplotype).contains(window).hasSizeGreaterThan(LENGTH));
    }
  }

  @Test
  void equivalentSpellingsHaveTheSameWindows() {
    Random random = TestSeed.random();
    for (int i = 0; i < MANY; i++) {
      Drawn drawn = Drawn.draw(random, 1_500);
      if (drawn.plain().haplotype().equals(drawn.contig())) {
        continue; // changes nothing, wherever that is
      }
      int left = random.nextInt(Math.min(drawn.start(), 20) + 1);
      int end = drawn.start() + drawn.ref().length();
      int right = random.nextInt(Math.min(1_500 - end, 20) + 1);
      String before = drawn.contig().substring(drawn.start() - left, drawn.start());
      String after = drawn.contig().substring(end, end + right);
      AlleleWindows padded =
          windows(
              drawn.contig(),
              drawn.start() - left,
              before + drawn.ref() + after,
              before + drawn.alt() + after);
      AlleleWindows plain = drawn.windows();
      assertThat(padded.reference()).as("%s", drawn).isEqualTo(plain.reference());
      assertThat(texts(padded.alternatives())).isEqualTo(texts(plain.alternatives()));
    }
  }

  @Test
  void anIndelIsTheSameWhereverInARepeatItIsWritten() {
    String contig = new RandomDna(1).text(1_000) + "C" + "AG".repeat(30) + "T".repeat(2_000);
    AlleleWindows first = windows(contig, 1_000, "CAG", "C");
    for (int shift = 1; shift < 58; shift++) {
      int start = 1_000 + shift;
      String ref = contig.substring(start, start + 3);
      AlleleWindows shifted = windows(contig, start, ref, ref.substring(0, 1));
      assertThat(texts(shifted.alternatives())).isEqualTo(texts(first.alternatives()));
      assertThat(shifted.reference()).isEqualTo(first.reference());
    }
  }

  @Test
  void anIndelHasTheSameWindowsInEveryPlaceWhereItCanBeWritten() {
    Random random = TestSeed.random();
    int spellings = 0;
    for (int i = 0; i < 500; i++) {
      Drawn drawn = Drawn.draw(random, 1_500);
      PlainVariant plain = drawn.plain();
      if (plain.growth() == 0) {
        continue;
      }
      AlleleWindows windows = drawn.windows();
      int length = 1 + Math.max(0, -plain.growth());
      int last = Math.min(drawn.start() + 40, 1_500 - length);
      for (int start = Math.max(0, drawn.start() - 40); start <= last; start++) {
        String ref = drawn.contig().substring(start, start + length);
        String alt = plain.haplotype().substring(start, start + length + plain.growth());
        PlainVariant spelling = new PlainVariant(drawn.contig(), start, ref, alt);
        if (spelling.haplotype().equals(plain.haplotype())) {
          AlleleWindows other = windows(drawn.contig(), start, ref, alt);
          assertThat(other.reference()).as("%s at %s", drawn, start).isEqualTo(windows.reference());
          assertThat(texts(other.alternatives())).isEqualTo(texts(windows.alternatives()));
          spellings++;
        }
      }
    }
    assertThat(spellings).isGreaterThan(1_000);
  }

  @Test
  void anAlleleThatChangesNothingHasTheReferencesWindow() {
    Random random = TestSeed.random();
    for (int i = 0; i < MANY; i++) {
      Drawn drawn = Drawn.draw(random, 1_500);
      AlleleWindows windows = windows(drawn.contig(), drawn.start(), drawn.ref(), drawn.ref());
      assertThat(windows.alternatives()).hasSize(1);
      assertThat(windows.alternatives().get(0)).isEqualTo(windows.reference());
    }
  }

  @Test
  void onTheSwappedReferenceAnSnvOrMnvHasTheSameWindowsSwapped() {
    Random random = TestSeed.random();
    for (int i = 0; i < MANY; i++) {
      Drawn drawn = Drawn.drawWithoutIndel(random, 1_500);
      AlleleWindows there = drawn.windows();
      AlleleWindows back =
          windows(drawn.plain().haplotype(), drawn.start(), drawn.alt(), drawn.ref());
      assertThat(back.reference()).as("%s", drawn).isEqualTo(there.alternatives().get(0));
      assertThat(back.alternatives().get(0)).isEqualTo(there.reference());
    }
  }

  /** An indel has two windows and the reference one, so that the right one has no counterpart. */
  @Test
  void onTheSwappedReferenceOnlyTheLeftWindowOfAnIndelIsSwapped() {
    Random random = TestSeed.random();
    int indels = 0;
    for (int i = 0; i < MANY; i++) {
      Drawn drawn = Drawn.draw(random, 1_500);
      if (drawn.plain().growth() != 0) {
        AlleleWindows there = drawn.windows();
        AlleleWindows back =
            windows(drawn.plain().haplotype(), drawn.start(), drawn.alt(), drawn.ref());
        assertThat(back.reference()).as("%s", drawn).isEqualTo(there.alternatives().get(0));
        assertThat(back.alternatives().get(0)).isEqualTo(there.reference());
        indels++;
      }
    }
    assertThat(indels).isGreaterThan(MANY / 4);
  }

  /**
   * On the other strand the base before the middle is the one behind it: an SNV's window [s-499,
   * s+501) becomes [s-500, s+500). Of an indel, not even the place is the same: the leftmost one
   * there is the rightmost one here.
   */
  @Test
  void onTheReverseComplementAnSnvOrMnvHasTheSameWindowsButForOneBase() {
    Random random = TestSeed.random();
    int variants = 0;
    for (int i = 0; i < MANY; i++) {
      Drawn drawn = Drawn.drawWithoutIndel(random, 1_500);
      PlainVariant plain = drawn.plain();
      if (plain.haplotype().equals(drawn.contig())) {
        continue; // changes nothing, wherever that is
      }
      String contig = reverseComplement(drawn.contig());
      int start = contig.length() - drawn.start() - drawn.ref().length();
      AlleleWindows back =
          windows(contig, start, reverseComplement(drawn.ref()), reverseComplement(drawn.alt()));
      // one past the last base that differs, which is the first one on the other strand
      int end = drawn.start() + drawn.ref().length();
      while (drawn.contig().charAt(end - 1) == plain.haplotype().charAt(end - 1)) {
        end--;
      }
      String padding = "N".repeat(LENGTH);
      int from = LENGTH + end - 501;
      assertThat(reverseComplement(text(back.reference())))
          .as("%s", drawn)
          .isEqualTo((padding + drawn.contig() + padding).substring(from, from + LENGTH));
      assertThat(reverseComplement(text(back.alternatives().get(0))))
          .isEqualTo((padding + plain.haplotype() + padding).substring(from, from + LENGTH));
      variants++;
    }
    assertThat(variants).isGreaterThan(MANY / 2);
  }

  private static String reverseComplement(String bases) {
    return text(RandomDna.reverseComplement(bases.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void theVariantsBaseIsAtIndex499() {
    String contig = new RandomDna(2).text(3_000);
    String other = contig.charAt(1_200) == 'A' ? "C" : "A";
    AlleleWindows windows = windows(contig, 1_200, contig.substring(1_200, 1_201), other);
    assertThat(text(windows.reference())).isEqualTo(contig.substring(701, 1_701));
    assertThat(windows.alternatives()).hasSize(1);
    assertThat(text(windows.alternatives().get(0)))
        .isEqualTo(contig.substring(701, 1_200) + other + contig.substring(1_201, 1_701));
    assertThat(windows.realBaseFraction()).isEqualTo(1);
  }

  @Test
  void windowsBeyondTheContigHaveN() {
    String contig = "C" + new RandomDna(3).text(999);
    AlleleWindows windows = windows(contig, 0, "C", "G");
    assertThat(text(windows.reference())).isEqualTo("N".repeat(499) + contig.substring(0, 501));
    assertThat(windows.realBaseFraction()).isEqualTo(0.501f);
  }

  @Test
  void lowerCaseIsUpperCaseAndBasesBesideTheSiteMayBeAmbiguous() {
    String contig = new RandomDna(4).text(600) + "nRCn" + new RandomDna(5).text(600);
    AlleleWindows windows = windows(contig, 602, "c", "t");
    assertThat(text(windows.alternatives().get(0)).substring(497, 501)).isEqualTo("NRTN");
    assertThat(windows.realBaseFraction()).isEqualTo(0.997f);
  }

  @ParameterizedTest
  @CsvSource({
    "chr1, 11, C, ., MISSING",
    "chr1, 11, C, '', MISSING",
    "chr1, 11, C, *, STAR",
    "chr1, 11, C, <DEL>, SYMBOLIC",
    "chr1, 11, C, <*>, SYMBOLIC",
    "chr1, 11, C, <NON_REF>, SYMBOLIC",
    "chr1, 11, C, C[chr2:7[, BREAKEND",
    "chr1, 11, C, ]chr2:7]C, BREAKEND",
    "chr1, 11, C, <ctg>[chr2:7[, BREAKEND",
    "chr1, 11, C, C., BREAKEND",
    "chr1, 11, C, .C, BREAKEND",
    "chr1, 11, C, N, NOT_ACGT",
    "chr1, 11, C, R, NOT_ACGT",
    "chr1, 11, C, U, NOT_ACGT",
    "chr1, 11, C, CA T, NOT_ACGT",
    "chr1, 11, C, ŁA, NOT_ACGT",
    "chr1, 11, '', A, NOT_ACGT",
    "chr1, 11, N, A, NOT_ACGT",
    "chr3, 11, C, A, UNKNOWN_CONTIG",
    "1, 11, C, A, UNKNOWN_CONTIG",
    "chr1, 0, C, A, BEYOND_CONTIG",
    "chr1, 31, C, A, BEYOND_CONTIG",
    "chr1, 30, TG, T, BEYOND_CONTIG",
    "chr1, 2147483648, C, A, BEYOND_CONTIG",
    "chr1, 999999999999999999, C, A, BEYOND_CONTIG",
    "chr1, 11, G, A, REF_MISMATCH",
    "chr1, 11, G, C, REF_ALT_SWAPPED",
    "chr1, 11, T, CG, REF_ALT_SWAPPED",
    "chr1, 11, CT, C, REF_MISMATCH",
    "chr1, 11, CA, CG, REF_ALT_SWAPPED",
    "chr1, 30, A, TG, REF_MISMATCH",
  })
  void anAlleleThatCannotBePredictedHasItsReason(
      String contig, long position, String ref, String alt, AlleleSkipReason reason) {
    ReferenceGenome genome = genome("AAAAAAAAAACGAAAAAAAAAAAAAAAAAT", "ACGT");
    assertThat(cut(genome, contig, position, ref, alt))
        .isEqualTo(new AlleleOutcome.Skipped(reason));
  }

  @Test
  void allelesOf500BasesArePredictedAndLongerOnesAreNot() {
    String contig = "A" + "C".repeat(3_000);
    String insert = "G".repeat(500);
    assertThat(windows(contig, 0, "A", "A" + insert.substring(1)).alternatives()).hasSize(2);
    assertThat(windows(contig, 0, "A" + "C".repeat(499), "A").alternatives()).hasSize(2);
    AlleleOutcome tooLong = new AlleleOutcome.Skipped(AlleleSkipReason.TOO_LONG);
    assertThat(cut(genome(contig), "chr1", 1, "A", "A" + insert)).isEqualTo(tooLong);
    assertThat(cut(genome(contig), "chr1", 1, "A" + "C".repeat(500), "A")).isEqualTo(tooLong);
    // 600 bases, and one differs
    assertThat(windows(contig, 0, "A" + "C".repeat(599), "T" + "C".repeat(599)).alternatives())
        .hasSize(1);
  }

  @Test
  void anAliasOfAContigIsItIfTheLengthsAgree() {
    ReferenceGenome genome = genome("AAAAAAAAAACGAAAAAAAAAAAAAAAAAT");
    Variant variant = new Variant("1", 11, Optional.empty(), "C", List.of("A"));
    VariantWindower windower = new VariantWindower(genome, LENGTH);
    assertThat(windower.cut(variant, OptionalInt.of(30), "A")).isInstanceOf(AlleleWindows.class);
    assertThat(windower.cut(variant, OptionalInt.of(31), "A"))
        .isEqualTo(new AlleleOutcome.Skipped(AlleleSkipReason.UNKNOWN_CONTIG));
  }

  @Test
  void windowsOfAnOddLengthAreRefused() {
    assertThatThrownBy(() -> new VariantWindower(genome("ACGT"), 999))
        .hasMessageContaining("even length")
        .hasMessageContaining("999");
  }
}
