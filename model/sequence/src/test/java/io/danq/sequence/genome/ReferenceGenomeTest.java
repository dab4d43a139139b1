package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.testing.TestSeed;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceGenomeTest {
  private static final String IUPAC = "ACGTNRYSWKMBDHV";

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ReferenceGenome genome(String... namesAndBases) {
    Map<String, byte[]> sequences = new LinkedHashMap<>();
    for (int i = 0; i < namesAndBases.length; i += 2) {
      sequences.put(namesAndBases[i], ascii(namesAndBases[i + 1]));
    }
    return ReferenceGenome.of(sequences);
  }

  private static String bases(ReferenceGenome genome, String contig, int from, int to) {
    byte[] bases = genome.bases(genome.contig(contig).orElseThrow(), from, to);
    return new String(bases, StandardCharsets.US_ASCII);
  }

  private static ReferenceGenome ofLengths(String... namesAndLengths) {
    Map<String, byte[]> sequences = new LinkedHashMap<>();
    for (String contig : namesAndLengths) {
      String[] parts = contig.split(":", 2);
      sequences.put(parts[0], ascii("A".repeat(Integer.parseInt(parts[1]))));
    }
    return ReferenceGenome.of(sequences);
  }

  @Test
  void everyIupacCodeIsKept() {
    assertThat(bases(genome("a", IUPAC), "a", 0, IUPAC.length())).isEqualTo(IUPAC);
  }

  @Test
  void lowerCaseReadsAsUpperCaseUAsTAndGapsAsN() {
    assertThat(bases(genome("a", "acgtnryswkmbdhvUu-."), "a", 0, 19))
        .isEqualTo("ACGTNRYSWKMBDHVTTNN");
  }

  @ParameterizedTest
  @CsvSource({
    "-3, 2, NNNAC",
    "0, 5, ACGTR",
    "3, 9, TRNNNN",
    "-2, 7, NNACGTRNN",
    "-9, -4, NNNNN",
    "-4, 0, NNNN",
    "5, 8, NNN",
    "70, 73, NNN",
    "2, 2, ''",
    "-3, -3, ''",
    "1, 2, C",
    "1, 4, CGT",
    "-2147483648, -2147483646, NN",
    "2147483645, 2147483647, NN"
  })
  void beyondTheEndsThereIsN(int from, int to, String expected) {
    assertThat(bases(genome("a", "ACGTR"), "a", from, to)).isEqualTo(expected);
  }

  @Test
  void anyStretchIsThatOfTheText() {
    Random random = TestSeed.random();
    for (int length : new int[] {0, 1, 2, 1000, 1001}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(IUPAC.charAt(random.nextInt(IUPAC.length())));
      }
      ReferenceGenome genome = genome("a", text.toString());
      String padded = "N".repeat(50) + text + "N".repeat(50);
      for (int i = 0; i < 200; i++) {
        int from = random.nextInt(length + 90) - 45;
        int to = from + random.nextInt(length + 45 - from + 1);
        assertThat(bases(genome, "a", from, to))
            .as("%d..%d of %d", from, to, length)
            .isEqualTo(padded.substring(from + 50, to + 50));
      }
    }
  }

  @Test
  void aCopyLeavesTheRestOfItsTargetAlone() {
    ReferenceGenome genome = genome("a", "ACGT");
    byte[] target = ascii("......");
    genome.copy(genome.contigs().get(0), 3, 6, target, 2);
    assertThat(target).asString().isEqualTo("..TNN.");
  }

  @Test
  void contigsKeepTheirOrderAndLengths() {
    ReferenceGenome genome = genome("z", "ACG", "empty", "", "a", "T");
    assertThat(genome.contigs()).extracting(Contig::name).containsExactly("z", "empty", "a");
    assertThat(genome.contigs()).extracting(Contig::length).containsExactly(3, 0, 1);
    assertThat(genome.contig("empty")).isPresent();
    assertThat(genome.contig("y")).isEmpty();
    assertThat(bases(genome, "empty", -1, 1)).isEqualTo("NN");
  }

  @Test
  void theMd5IsThatOfTheUpperCaseBases() throws Exception {
    byte[] digest = MessageDigest.getInstance("MD5").digest(ascii("ACGTRN"));
    String expected = String.format("%032x", new BigInteger(1, digest));
    assertThat(genome("a", "acgtrn").contigs().get(0).md5()).isEqualTo(expected);
    assertThat(genome("a", "").contigs().get(0).md5())
        .isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
  }

  @ParameterizedTest
  @CsvSource({
    "chr1, 100, chr1",
    "1, 100, chr1",
    "Chr1, 100, chr1",
    "chr2, 70, 2",
    "2, 70, 2",
    "MT, 16, chrM",
    "M, 16, chrM",
    "chrMT, 16, chrM",
    "chrM, 16, chrM",
    "chrUn_KI270302v1, 9, Un_KI270302v1"
  })
  void aContigIsFoundUnderItsAliasesIfTheLengthsAgree(String name, int length, String expected) {
    ReferenceGenome genome = ofLengths("chr1:100", "2:70", "chrM:16", "Un_KI270302v1:9");
    assertThat(genome.contig(name, length)).map(Contig::name).hasValue(expected);
    assertThat(genome.contig(name, length + 1)).isEmpty();
  }

  @Test
  void theMitochondrionOfHg19IsNotThatOfGrch37() {
    ReferenceGenome hg19 = ofLengths("chrM:16571");
    assertThat(hg19.contig("MT", 16569)).isEmpty();
    assertThat(hg19.contig("chrM", 16569)).isEmpty();
    assertThat(hg19.contig("MT", 16571)).isPresent();
    ReferenceGenome both = ofLengths("chrM:16571", "chrMT:16569");
    assertThat(both.contig("chrM", 16569)).map(Contig::name).hasValue("chrMT");
    assertThat(both.contig("M", 16571)).map(Contig::name).hasValue("chrM");
  }

  @Test
  void anExactNameGoesBeforeAnAliasAndSeveralAliasesAreNone() {
    ReferenceGenome genome = ofLengths("1:5", "chr1:5");
    assertThat(genome.contig("1", 5)).map(Contig::name).hasValue("1");
    assertThat(genome.contig("chr1", 5)).map(Contig::name).hasValue("chr1");
    assertThat(genome.contig("CHR1", 5)).isEmpty();
    assertThat(ofLengths("chr:5").contig("", 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AC*T", "AC>T", "AC=T", "ACXT", "AC\u0000T", "AC T", "ACé"})
  void aByteThatIsNoBaseIsNamedWithItsPosition(String bases) {
    Map<String, byte[]> sequences = Map.of("a", bases.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ReferenceGenome.of(sequences))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contig a has ")
        .hasMessageContaining(" at position 2 (0-based)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\t"})
  void aNameThatCannotBeOneIsRefused(String name) {
    assertThatThrownBy(() -> genome(name, "A")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeCopiedIsRefused() {
    ReferenceGenome genome = genome("a", "ACGT");
    Contig a = genome.contigs().get(0);
    Contig other = genome("a", "ACGG").contigs().get(0);
    assertThatThrownBy(() -> genome.bases(a, 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3..2 of a");
    assertThatThrownBy(() -> genome.bases(a, Integer.MIN_VALUE, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> genome.bases(other, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not of this genome");
    assertThatThrownBy(() -> genome.copy(a, 0, 3, new byte[4], 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void laterChangesOfTheGivenBasesDoNotShow() {
    byte[] bases = ascii("ACGT");
    ReferenceGenome genome = ReferenceGenome.of(Map.of("a", bases));
    Arrays.fill(bases, (byte) 'T');
    assertThat(bases(genome, "a", 0, 4)).isEqualTo("ACGT");
  }
}
