package io.danq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.Strand;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SimulatedGenomeTest {
  private static final SimulatedGenome GENOME = new SimulatedGenome(7);
  private static final String BASES = GENOME.bases(0, SimulatedGenome.LENGTH);

  @Test
  void theSameSeedGivesTheSameGenomeAndAnotherSeedAnother() {
    assertThat(new SimulatedGenome(7).toFasta()).isEqualTo(GENOME.toFasta());
    assertThat(new SimulatedGenome(8).toFasta()).isNotEqualTo(GENOME.toFasta());
  }

  @Test
  void genomeSevenIsTheSameOnEveryJvm() {
    assertThat(BASES).hasSize(100_000).startsWith("ATGCACAACATTTTGTCGGGAACTTACT");
  }

  @Test
  void fastaHasOneContigOfAllBases() {
    String[] lines = GENOME.toFasta().split("\n");
    assertThat(lines[0]).isEqualTo(">sim");
    assertThat(String.join("", Stream.of(lines).skip(1).toList())).isEqualTo(BASES);
  }

  @Test
  void backgroundIsComposedAsHumanDnaIs() {
    String all = background();
    double gc = share(all, "G") + share(all, "C");
    assertThat(gc).isCloseTo(0.413, Offset.offset(0.015));
    assertThat(share(all, "CG") / (share(all, "C") * share(all, "G")))
        .isCloseTo(0.28, Offset.offset(0.04));
  }

  @Test
  void everySiteHoldsItsMotifEightTimesInABinOfTheGrid() {
    assertThat(GENOME.sites())
        .hasSize(49)
        .allSatisfy(
            site -> {
              assertThat(site.start() % 200).isZero();
              assertThat(copies(site)).isGreaterThanOrEqualTo(8);
            });
  }

  @Test
  void everyThirdSiteIsOfCtcf() {
    assertThat(IntStream.range(0, 49).filter(i -> i % 3 == 0).mapToObj(GENOME.sites()::get))
        .allMatch(site -> site.motif() == BindingMotif.CTCF);
  }

  /** Places in a site's bin where its motif can be read, on either strand. */
  private static long copies(PlantedSite site) {
    int length = site.motif().consensus().length();
    return IntStream.rangeClosed(site.start(), site.end() - length)
        .mapToObj(at -> BASES.substring(at, at + length))
        .filter(
            word ->
                site.motif().matches(word, Strand.FORWARD)
                    || site.motif().matches(word, Strand.REVERSE))
        .count();
  }

  /** The bases between the sites and their islands. */
  private static String background() {
    StringBuilder all = new StringBuilder(BASES);
    GENOME
        .sites()
        .forEach(site -> all.replace(site.start() - 100, site.end() + 100, "N".repeat(400)));
    return all.toString().replaceAll("N+", "N");
  }

  /** How often a word occurs per base. */
  private static double share(String bases, String word) {
    int count = 0;
    for (int at = bases.indexOf(word); at >= 0; at = bases.indexOf(word, at + 1)) {
      count++;
    }
    return count / (double) bases.length();
  }
}
