package io.danq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.PlainVariant;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VariantWindower;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectScoringTest {
  private static final String CONTIG = new RandomDna(4).text(4_000);
  private static final EffectBackground.Origin ORIGIN =
      new EffectBackground.Origin(EffectBackground.Kind.OBSERVED, "common.vcf");
  private static final double CLAMP = 1e-7;
  private static final double ROUNDING = 3e-7;

  @TempDir private Path folder;
  private ModelBundle model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TestBundles.random(folder.resolve("m"), TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private EffectScoring.Result compute(
      List<BackgroundSite> sites, Strands strands, int threads, List<Integer> progress)
      throws IOException, InterruptedException {
    VariantWindower windower =
        new VariantWindower(
            ReferenceGenome.of(Map.of("chr1", CONTIG.getBytes(StandardCharsets.US_ASCII))), 1000);
    try (Predictor predictor = Predictor.create(model, strands)) {
      return EffectScoring.compute(predictor, windower, sites, ORIGIN, threads, progress::add);
    }
  }

  private static BackgroundSite site(int position, String ref, String... alts) {
    return new BackgroundSite(
        new Variant("chr1", position, Optional.empty(), ref, List.of(alts)), OptionalInt.empty());
  }

  private static String at(int position) {
    return CONTIG.substring(position - 1, position);
  }

  private static String other(int position) {
    return at(position).equals("G") ? "T" : "G";
  }

  /** Each second one has an insertion too, and an allele that is not predicted. */
  private static List<BackgroundSite> sites(int count) {
    List<BackgroundSite> sites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int position = 700 + 10 * i;
      sites.add(
          i % 2 == 0
              ? site(position, at(position), other(position))
              : site(position, at(position), other(position), at(position) + "CAT", "*"));
    }
    return sites;
  }

  /** Effects by the text of the convention. */
  private static double[] effects(Variant variant, String alt, Predictor predictor) {
    PlainVariant plain = new PlainVariant(CONTIG, (int) variant.position() - 1, variant.ref(), alt);
    List<byte[]> windows = new ArrayList<>();
    windows.add(plain.reference(1000).getBytes(StandardCharsets.US_ASCII));
    plain
        .alternatives(1000)
        .forEach(window -> windows.add(window.getBytes(StandardCharsets.US_ASCII)));
    float[][] p = predictor.predict(windows);
    double[] effects = new double[p[0].length];
    for (int target = 0; target < effects.length; target++) {
      double mean = 0;
      for (int i = 1; i < p.length; i++) {
        mean += p[i][target] / (double) (p.length - 1);
      }
      double ref = Math.min(1 - CLAMP, Math.max(CLAMP, p[0][target]));
      double other = Math.min(1 - CLAMP, Math.max(CLAMP, mean));
      effects[target] =
          Math.abs(other - ref) * Math.abs(Math.log(other / (1 - other) / (ref / (1 - ref))));
    }
    return effects;
  }

  @ParameterizedTest
  @CsvSource({"BOTH, 1", "BOTH, 3", "FORWARD, 2"})
  void anEvalueIsTheShareOfAllelesThatDoAtLeastAsMuch(Strands strands, int threads)
      throws IOException, InterruptedException {
    List<BackgroundSite> sites = sites(101);
    List<Integer> progress = new ArrayList<>();
    EffectScoring.Result result = compute(sites, strands, threads, progress);
    EffectBackground background = result.background();
    assertThat(background.alleles()).isEqualTo(151);
    assertThat(background.bothStrands()).isEqualTo(strands == Strands.BOTH);
    assertThat(background.origin()).isEqualTo(ORIGIN);
    assertThat(result.skipped()).containsExactly(Map.entry(AlleleSkipReason.STAR, 50L));
    assertThat(progress).isSorted().endsWith(101);

    List<double[]> all = new ArrayList<>();
    try (Predictor predictor = Predictor.create(model, strands)) {
      for (BackgroundSite site : sites) {
        for (String alt : site.variant().alts()) {
          if (!alt.equals("*")) {
            all.add(effects(site.variant(), alt, predictor));
          }
        }
      }
    }
    int decided = 0;
    for (int target = 0; target < 3; target++) {
      for (double[] effect : all) {
        // The root of an effect is about as large as the difference, which float32 has to 1e-7.
        double limit = effect[target];
        double root = Math.sqrt(limit);
        int t = target;
        long least = all.stream().filter(e -> Math.sqrt(e[t]) >= root + ROUNDING).count();
        long most = all.stream().filter(e -> Math.sqrt(e[t]) >= root - ROUNDING).count();
        decided += least + 1 >= most ? 1 : 0;
        assertThat((double) background.evalue(target, (float) limit))
            .isBetween(least / 151.0 - 1e-6, most / 151.0 + 1e-6);
      }
    }
    assertThat(decided).isGreaterThan(3 * 151 * 3 / 4);
  }

  @Test
  void howManyThreadsPredictedCannotBeTold() throws IOException, InterruptedException {
    EffectBackground one = compute(sites(101), Strands.BOTH, 1, new ArrayList<>()).background();
    EffectBackground three = compute(sites(101), Strands.BOTH, 3, new ArrayList<>()).background();
    for (int target = 0; target < 3; target++) {
      for (int i = 1; i <= 100; i++) {
        float threshold = one.threshold(target, i / 100.0);
        assertThat(three.threshold(target, i / 100.0)).isCloseTo(threshold, within(1e-9f));
      }
    }
  }

  @Test
  void tooFewAllelesAreRefusedWithTheReasonsOfTheOthers() {
    List<BackgroundSite> sites = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      sites.add(site(700 + i, at(700 + i), other(700 + i), "<DEL>"));
    }
    assertThatThrownBy(() -> compute(sites, Strands.FORWARD, 2, new ArrayList<>()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContainingAll("99 can be predicted", "at least 100", "SYMBOLIC=99");
  }

  @Test
  void variantsOfAnotherAssemblyAreRefusedBeforeAnyIsPredicted() {
    List<BackgroundSite> sites = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean wrong = i % 9 == 0;
      sites.add(site(700 + i, wrong ? other(700 + i) : at(700 + i), wrong ? "A" : other(700 + i)));
    }
    List<Integer> progress = new ArrayList<>();
    assertThatThrownBy(() -> compute(sites, Strands.FORWARD, 2, progress))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContainingAll("REF of 23 of the first 200", "another assembly");
    assertThat(progress).isEmpty();
  }
}
