package io.danq.network.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EffectBackgroundTest {
  private static final EffectBackground.Origin ORIGIN =
      new EffectBackground.Origin(EffectBackground.Kind.OBSERVED, "common.vcf.gz");

  private static EffectBackground background(float... effects) {
    List<float[]> alleles = new ArrayList<>();
    for (float effect : effects) {
      alleles.add(new float[] {effect, 0});
    }
    return EffectBackground.of(ORIGIN, true, alleles);
  }

  /** Skewed as effects are: most next to nothing, few large. */
  private static float[] random(int count, int distinct) {
    Random random = new Random(5);
    float[] effects = new float[count];
    for (int i = 0; i < count; i++) {
      double share = (1 + random.nextInt(distinct)) / (double) distinct;
      effects[i] = (float) Math.min(30, 0.001 / share);
    }
    return effects;
  }

  /** The convention in other words: count those whose effect is at least as large. */
  private static double share(float[] ascending, float effect) {
    int low = 0;
    while (low < ascending.length && ascending[low] < effect) {
      low++;
    }
    return (ascending.length - low) / (double) ascending.length;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.001, 1",
    "0.00100001, 0.8",
    "0.2, 0.8",
    "0.20000002, 0.2",
    "5, 0.2",
    "5.000001, 0",
    "32.2, 0"
  })
  void anEvalueIsTheShareOfAllelesWhoseEffectIsAtLeastAsLarge(float effect, float evalue) {
    EffectBackground background = background(0.2f, 5, 0.001f, 0.2f, 0.2f);
    assertThat(background.evalue(0, effect)).isEqualTo(evalue);
    assertThat(background.alleles()).isEqualTo(5);
  }

  @Test
  void whereNothingHasAnEffectEveryEffectAboveZeroIsAboveAll() {
    EffectBackground background = background(0.2f, 5, 0.001f);
    assertThat(background.evalue(1, 0)).isEqualTo(1);
    assertThat(background.evalue(1, Float.MIN_VALUE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100, 999, 1000})
  void ofFewAllelesEvaluesAreExact(int alleles) {
    float[] effects = random(alleles, 300);
    EffectBackground background = background(effects);
    Arrays.sort(effects);
    for (float effect : effects) {
      assertThat(background.evalue(0, effect)).isEqualTo((float) share(effects, effect));
      assertThat(background.evalue(0, Math.nextUp(effect)))
          .isEqualTo((float) share(effects, Math.nextUp(effect)));
    }
  }

  @ParameterizedTest
  @CsvSource({"1001, 1000000", "30000, 1000000", "30000, 40", "100000, 1000000"})
  void ofManyAllelesTheLargestEffectsAreExactAndTheOthersAFiveHundredthTooHighAtMost(
      int alleles, int distinct) {
    float[] effects = random(alleles, distinct);
    EffectBackground background = background(effects);
    Arrays.sort(effects);
    for (int rank = alleles - 1; rank >= 0; rank -= 1 + (alleles - rank) / 97) {
      for (float effect : new float[] {effects[rank], Math.nextUp(effects[rank])}) {
        double exact = share(effects, effect);
        double evalue = background.evalue(0, effect);
        if (exact * alleles <= EffectBackground.EXACT) {
          assertThat(evalue).isEqualTo((float) exact);
        } else {
          assertThat(evalue).isBetween(exact * (1 - 1e-6), exact * (1 + 1.0 / 500 + 1e-6));
        }
      }
    }
    assertThat(background.evalue(0, effects[0])).isEqualTo(1);
    assertThat(background.evalue(0, Math.nextUp(effects[alleles - 1]))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 1000", "100000, 3500", "1000000, 4600", "999999999, 8100"})
  void aThousandTimesAsManyAllelesTakeLittleMoreSpace(int alleles, int most) {
    assertThat(EffectBackground.points(alleles)).isBetween(Math.min(alleles, 1000), most);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, -0.1f, 33.1f, Float.POSITIVE_INFINITY})
  void whatIsNoEffectIsRefused(float effect) {
    assertThatThrownBy(() -> background(1, effect))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of target 0 must be")
        .hasMessageEndingWith("was " + effect);
  }

  @Test
  void withoutAllelesOrTargetsThereIsNoBackground() {
    assertThatThrownBy(() -> EffectBackground.of(ORIGIN, true, List.of()))
        .hasMessageEndingWith("were 0, 0");
    assertThatThrownBy(() -> EffectBackground.of(ORIGIN, true, List.of(new float[0])))
        .hasMessageEndingWith("were 1, 0");
  }
}
