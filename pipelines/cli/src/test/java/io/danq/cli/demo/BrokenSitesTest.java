package io.danq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BrokenSitesTest {
  private static final SimulatedGenome GENOME = new SimulatedGenome(3);

  private static List<String[]> lines() {
    return new BrokenSites(GENOME)
        .toVcf()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .toList();
  }

  @Test
  void everyAlleleIsTheComplementOfWhatTheGenomeHasThere() {
    assertThat(lines())
        .hasSize(6)
        .allSatisfy(
            line -> {
              int start = Integer.parseInt(line[1]) - 1;
              assertThat(line[3]).isEqualTo(GENOME.bases(start, start + 200));
              assertThat(line[4]).isEqualTo(complement(line[3]));
            });
  }

  private static String complement(String bases) {
    return bases
        .replace('A', 't')
        .replace('C', 'g')
        .replace('G', 'c')
        .replace('T', 'a')
        .toUpperCase(Locale.ROOT);
  }

  @Test
  void everyBrokenSiteIsOneOfCtcfAndHasAChangeFourHundredBasesOn() {
    List<String[]> lines = lines();
    for (int i = 0; i < lines.size(); i += 2) {
      int start = Integer.parseInt(lines.get(i)[1]) - 1;
      assertThat(GENOME.sites()).contains(new PlantedSite(BindingMotif.CTCF, start));
      assertThat(lines.get(i)[2]).isEqualTo("in_a_CTCF_site");
      assertThat(lines.get(i + 1)[1]).isEqualTo(String.valueOf(start + 401));
      assertThat(lines.get(i + 1)[2]).isEqualTo("beside_it");
    }
  }
}
