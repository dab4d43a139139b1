package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.sequence.genome.ReferenceGenome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomVariantsTest {
  private static final String FIRST = "ACNNNNNNNNGT";
  private static final String SECOND = "RTTTTTY";

  private static ReferenceGenome genome(String... contigs) {
    Map<String, byte[]> sequences = new LinkedHashMap<>();
    for (int i = 0; i < contigs.length; i++) {
      sequences.put("chr" + (i + 1), contigs[i].getBytes(StandardCharsets.US_ASCII));
    }
    return ReferenceGenome.of(sequences);
  }

  @Test
  void allRealBasesComeEquallyOftenWithAllOtherBases() {
    List<Variant> drawn = RandomVariants.draw(genome(FIRST, SECOND), 27_000, 1);
    Map<String, Integer> counts = new TreeMap<>();
    for (Variant variant : drawn) {
      String contig = variant.contig().equals("chr1") ? FIRST : SECOND;
      int position = (int) variant.position();
      assertThat(contig.substring(position - 1, position)).isEqualTo(variant.ref());
      assertThat(variant.alts()).hasSize(1);
      counts.merge(variant.contig() + ":" + position + variant.alts().get(0), 1, Integer::sum);
    }
    assertThat(counts).hasSize(9 * 3);
    assertThat(counts.values())
        .allSatisfy(count -> assertThat(count).isCloseTo(1_000, within(160))); // 5 sigma
    assertThat(counts.keySet())
        .allMatch(key -> key.matches("chr1:(1[CGT]|2[AGT]|11[ACT]|12[ACG])|chr2:[2-6][ACG]"));
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherDoesNot() {
    ReferenceGenome genome = genome("ACGT".repeat(1_000), "CCGT".repeat(500));
    List<Variant> drawn = RandomVariants.draw(genome, 200, 7);
    assertThat(RandomVariants.draw(genome, 200, 7)).isEqualTo(drawn);
    assertThat(RandomVariants.draw(genome, 300, 7).subList(0, 200)).isEqualTo(drawn);
    assertThat(RandomVariants.draw(genome, 200, 8)).isNotEqualTo(drawn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NNNNNNNNNNNN"})
  void aGenomeWithoutBasesIsRefused(String contig) {
    ReferenceGenome genome = contig.isEmpty() ? genome() : genome(contig);
    assertThatThrownBy(() -> RandomVariants.draw(genome, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hardly any A, C, G or T");
  }
}
