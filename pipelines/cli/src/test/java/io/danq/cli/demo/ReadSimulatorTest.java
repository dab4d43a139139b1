package io.danq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.Nucleotide;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadSimulatorTest {
  private static final SimulatedGenome GENOME = new SimulatedGenome(7);
  private static final List<SimulatedRead> READS =
      new ReadSimulator(GENOME, 7).reads().limit(2_000).toList();

  @Test
  void sameSeedGivesTheSameReads() {
    assertThat(new ReadSimulator(GENOME, 7).reads().limit(2_000)).isEqualTo(READS);
    assertThat(new ReadSimulator(GENOME, 8).read(0)).isNotEqualTo(READS.get(0));
  }

  @Test
  void aReadDoesNotDependOnWhatWasAskedForBefore() {
    assertThat(new ReadSimulator(GENOME, 7).read(17)).isEqualTo(READS.get(17));
  }

  @Test
  void namesAreUnique() {
    assertThat(READS.get(17).id()).isEqualTo("sim-000017");
    assertThat(READS).extracting(SimulatedRead::id).doesNotHaveDuplicates();
  }

  @Test
  void readsAreThoseOfTheGenomeOnEitherStrandButForErrors() {
    Map<String, Set<String>> strands = new HashMap<>();
    String forward = GENOME.bases(0, SimulatedGenome.LENGTH);
    strands.put("forward", words(forward));
    strands.put("reverse", words(reverseComplement(forward)));
    Map<String, Long> found = new HashMap<>();
    for (SimulatedRead read : READS) {
      assertThat(read.bases()).hasSize(150).matches("[ACGT]+");
      strands.forEach(
          (strand, words) -> found.merge(strand, words.contains(read.bases()) ? 1L : 0, Long::sum));
    }
    // exp(-0.15) of the reads have no error: 86 %, half of them on each strand
    assertThat(found.get("forward")).isBetween(780L, 940L);
    assertThat(found.get("reverse")).isBetween(780L, 940L);
  }

  private static Set<String> words(String bases) {
    Set<String> words = new HashSet<>();
    for (int at = 0; at + ReadSimulator.LENGTH <= bases.length(); at++) {
      words.add(bases.substring(at, at + ReadSimulator.LENGTH));
    }
    return words;
  }

  private static String reverseComplement(String bases) {
    return new String(
        Nucleotide.reverseComplement(bases.getBytes(StandardCharsets.US_ASCII)),
        StandardCharsets.US_ASCII);
  }

  @Test
  void fastqHasFourLines() {
    assertThat(new SimulatedRead("sim-000001", "ACGT").toFastq())
        .isEqualTo("@sim-000001\nACGT\n+\n????\n");
  }
}
