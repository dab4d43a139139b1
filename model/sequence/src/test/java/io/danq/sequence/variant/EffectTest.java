package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.sequence.testing.TestSeed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTest {
  /** Computed with Python's fractions and math.log. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 0, 0, 0",
    "0.2, 0.8, 0.6, 4.0, 1.6635532",
    "0.8, 0.2, -0.6, -4.0, 1.6635532",
    "0, 1, 0.9999998, 46.5069931, 32.2361846",
    "0, 1e-8, 0, 0, 0",
    "1, 0.5, -0.4999999, -23.2534965, 8.0590446",
  })
  void differenceOddsAndSizeAreThoseOfClampedProbabilities(
      float reference, float alternative, double diff, double log2Odds, double size) {
    Effect effect = Effect.of(reference, alternative);
    assertThat(effect.diff()).isCloseTo(diff, within(1e-7));
    assertThat(effect.log2Odds()).isCloseTo(log2Odds, within(1e-5));
    assertThat(effect.size()).isCloseTo(size, within(1e-5));
  }

  @Test
  void swappingTheHaplotypesChangesTheSignOnly() {
    Random random = TestSeed.random();
    for (int i = 0; i < 10_000; i++) {
      float one = (float) Math.pow(random.nextDouble(), 1 + random.nextInt(20));
      float other = random.nextInt(9) == 0 ? one : random.nextFloat();
      Effect there = Effect.of(one, other);
      Effect back = Effect.of(other, one);
      assertThat(back.diff()).isEqualTo(0 - there.diff());
      assertThat(back.log2Odds()).isEqualTo(0 - there.log2Odds());
      assertThat(back.size()).isEqualTo(there.size());
      assertThat(there.size() == 0).isEqualTo(one == other);
    }
  }
}
