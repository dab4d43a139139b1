package io.danq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.demo.SimulatedRead.PlantedMotif;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.window.SequenceWindow;
import io.danq.sequence.window.SequenceWindower;
import io.danq.sequence.window.WindowSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadSimulatorTest {
  private static final List<SimulatedRead> READS = new ReadSimulator(7).reads().limit(400).toList();

  @Test
  void sameSeedGivesTheSameReads() {
    assertThat(new ReadSimulator(7).reads().limit(400)).isEqualTo(READS);
  }

  @Test
  void aReadDoesNotDependOnWhatWasAskedForBefore() {
    assertThat(new ReadSimulator(7).read(17)).isEqualTo(READS.get(17));
  }

  @Test
  void seedsGiveDifferentReads() {
    assertThat(new ReadSimulator(8).read(0).bases()).isNotEqualTo(READS.get(0).bases());
  }

  @Test
  void readZeroOfSeedSevenIsTheSameOnEveryJvm() {
    assertThat(READS.get(0).bases()).hasSize(6_553).startsWith("ATTTCATATTGTGTTGTTTCATGATGTT");
  }

  @Test
  void lengthsAreThoseOfLongReads() {
    assertThat(READS)
        .allSatisfy(
            read ->
                assertThat(read.bases().length())
                    .isBetween(ReadSimulator.MIN_LENGTH, ReadSimulator.MAX_LENGTH));
    double mean = READS.stream().mapToInt(read -> read.bases().length()).average().orElseThrow();
    assertThat(mean).isBetween(3_500.0, 5_000.0);
  }

  @Test
  void namesAreUnique() {
    assertThat(READS.get(17).id()).isEqualTo("sim-000017");
    assertThat(READS).extracting(SimulatedRead::id).doesNotHaveDuplicates();
  }

  @Test
  void backgroundIsComposedAsHumanDnaIs() {
    String all = background();
    double gc = share(all, "G") + share(all, "C");
    assertThat(gc).isCloseTo(0.413, Offset.offset(0.01));
    assertThat(share(all, "CG") / (share(all, "C") * share(all, "G")))
        .isCloseTo(0.28, Offset.offset(0.02));
  }

  @Test
  void readsHoldBasesOnlyWithSomeNAndSomeLowerCase() {
    String all = READS.stream().map(SimulatedRead::bases).collect(Collectors.joining());
    assertThat(all).matches("[ACGTNacgtn]*");
    assertThat(share(all, "N")).isBetween(1e-5, 1e-3);
    assertThat(all.chars().filter(Character::isLowerCase).count())
        .isBetween(all.length() / 200L, all.length() / 20L);
  }

  @Test
  void everyMotifStandsWhereTheReadSaysItDoes() {
    for (PlantedMotif motif : planted()) {
      assertThat(motif.end() - motif.start()).isEqualTo(motif.motif().consensus().length());
    }
    assertThat(READS)
        .allSatisfy(
            read ->
                assertThat(read.motifs())
                    .allMatch(
                        motif ->
                            motif
                                .motif()
                                .matches(
                                    read.bases()
                                        .substring(motif.start(), motif.end())
                                        .toUpperCase(Locale.ROOT),
                                    motif.strand())));
  }

  @Test
  void aSiteFillsTheCentralBinOfAWindow() {
    SequenceWindower windower = new SequenceWindower(WindowSpec.ofLength(1_000));
    for (SimulatedRead read : READS) {
      List<SequenceWindow> windows = new ArrayList<>();
      byte[] bases = read.bases().getBytes(StandardCharsets.US_ASCII);
      SequenceRecord record =
          SequenceRecord.unaligned(new RecordSource.FileEntry("simulated", 1), read.id(), bases);
      assertThat(windower.cut(record, windows::add)).isEmpty();
      assertThat(read.motifs())
          .as(read.header())
          .satisfiesAnyOf(
              motifs -> assertThat(motifs).isEmpty(),
              motifs -> {
                assertThat(motifs).hasSize(ReadSimulator.COPIES);
                assertThat(windows).anyMatch(window -> holdsInItsBin(window, read.motifs()));
              });
    }
  }

  private static boolean holdsInItsBin(SequenceWindow window, List<PlantedMotif> motifs) {
    return motifs.stream()
        .allMatch(m -> m.start() >= window.start() + 400 && m.end() <= window.start() + 600);
  }

  @Test
  void halfOfTheReadsHaveASite() {
    assertThat(READS.stream().filter(read -> !read.motifs().isEmpty()).count())
        .isBetween(160L, 240L);
  }

  @ParameterizedTest
  @EnumSource
  void everyMotifIsPlantedOnBothStrands(BindingMotif motif) {
    Set<Strand> strands =
        planted().stream()
            .filter(p -> p.motif() == motif)
            .map(PlantedMotif::strand)
            .collect(Collectors.toSet());
    assertThat(strands).containsExactlyInAnyOrder(Strand.values());
  }

  @Test
  void headersNameTheMotifsAndBeginWithTheId() {
    SimulatedRead read =
        new SimulatedRead(
            "sim-000001",
            "ACGTACGTAC",
            List.of(new PlantedMotif(BindingMotif.GATA1, 0, 10, Strand.REVERSE)));
    assertThat(read.toFasta()).isEqualTo(">sim-000001 GATA1:0-10:-\nACGTACGTAC\n");
    assertThat(read.toFastq()).isEqualTo("@sim-000001 GATA1:0-10:-\nACGTACGTAC\n+\nIIIIIIIIII\n");
    assertThat(SequenceNames.of(read.header())).isEqualTo(read.id());
  }

  private static List<PlantedMotif> planted() {
    return READS.stream().flatMap(read -> read.motifs().stream()).toList();
  }

  private static String background() {
    return READS.stream()
        .filter(read -> read.motifs().isEmpty())
        .map(read -> read.bases().toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("N"));
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
