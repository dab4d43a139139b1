package io.danq.network.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BackgroundScoresTest {
  private static float[] random(int count, int distinct) {
    Random random = new Random(3);
    float[] scores = new float[count];
    for (int i = 0; i < count; i++) {
      scores[i] = random.nextInt(distinct) / (float) distinct;
    }
    return scores;
  }

  private static double fractionAtLeast(float[] scores, float limit) {
    int count = 0;
    for (float score : scores) {
      count += score >= limit ? 1 : 0;
    }
    return count / (double) scores.length;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.1, 1",
    "0.15, 0.75",
    "0.2, 0.75",
    "0.20000002, 0.25",
    "0.7, 0.25",
    "0.71, 0",
    "1, 0"
  })
  void anEvalueIsTheFractionThatScoresAtLeastAsHigh(float score, float evalue) {
    float[][] predicted = {{0.5f, 0.5f, 0.5f, 0.5f}, {0.2f, 0.7f, 0.1f, 0.2f}};
    BackgroundScores background = BackgroundScores.of(predicted, true);
    assertThat(background.evalue(1, score)).isEqualTo(evalue);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 3999, 4000})
  void upToTheMostThatIsKeptEvaluesAreExact(int windows) {
    float[] scores = random(windows, 1000);
    BackgroundScores background = BackgroundScores.of(new float[][] {scores.clone()}, false);
    for (int i = 0; i <= 1000; i++) {
      assertThat(background.evalue(0, i / 1000f))
          .isEqualTo((float) fractionAtLeast(scores, i / 1000f));
    }
  }

  @ParameterizedTest
  @CsvSource({"4001, 1000000", "4001, 7", "9999, 1000000", "50000, 1000000", "50000, 50"})
  void ofMoreWindowsAnEvalueIsNeverTooLowAndHardlyTooHigh(int windows, int distinct) {
    float[] scores = random(windows, distinct);
    BackgroundScores background = BackgroundScores.of(new float[][] {scores.clone()}, false);
    assertThat(background.windows()).isEqualTo(windows);
    for (int i = 0; i <= 2000; i++) {
      float score = i / 2000f;
      double exact = fractionAtLeast(scores, score);
      double most = exact + 1.0 / BackgroundScores.MAX_POINTS + 1.0 / windows;
      assertThat((double) background.evalue(0, score)).isBetween(exact - 1e-7, most + 1e-7);
    }
    float highest = scores[0];
    float lowest = scores[0];
    for (float score : scores) {
      highest = Math.max(highest, score);
      lowest = Math.min(lowest, score);
    }
    assertThat(background.evalue(0, lowest)).isEqualTo(1);
    assertThat(background.evalue(0, highest)).isPositive();
    assertThat(background.evalue(0, Math.nextUp(highest))).isZero();
  }

  @Test
  void aThresholdIsTheLowestScoreOfThatEvalue() {
    float[] scores = random(1000, 1_000_000);
    BackgroundScores background = BackgroundScores.of(new float[][] {scores.clone()}, true);
    float threshold = background.threshold(0, 0.01);
    assertThat(fractionAtLeast(scores, threshold)).isCloseTo(0.01, within(1e-6));
    assertThat(background.threshold(0, 1)).isEqualTo(scores[indexOfLowest(scores)]);
  }

  private static int indexOfLowest(float[] scores) {
    int lowest = 0;
    for (int i = 0; i < scores.length; i++) {
      lowest = scores[i] < scores[lowest] ? i : lowest;
    }
    return lowest;
  }

  @Test
  void whereTooManyScoreTheHighestThereIsNoThreshold() {
    BackgroundScores background = BackgroundScores.of(new float[][] {new float[200]}, true);
    assertThat(background.threshold(0, 0.01)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, -0.1f, 1.1f, Float.POSITIVE_INFINITY})
  void whatIsNoProbabilityIsRefused(float score) {
    float[][] predicted = {{0.5f, 0.2f}, {0.1f, score}};
    assertThatThrownBy(() -> BackgroundScores.of(predicted, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of target 1 must be")
        .hasMessageEndingWith("was " + score);
  }

  @Test
  void withoutWindowsOrTargetsThereIsNoBackground() {
    assertThatThrownBy(() -> BackgroundScores.of(new float[0][], true))
        .hasMessage("windows and targets must be at least 1, were 0, 0");
    assertThatThrownBy(() -> BackgroundScores.of(new float[2][0], true))
        .hasMessage("windows and targets must be at least 1, were 0, 2");
    assertThatThrownBy(() -> BackgroundScores.of(new float[][] {{1}, {1, 1}}, true))
        .hasMessage("every target needs 1 scores, one has 2");
  }
}
