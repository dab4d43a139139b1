package io.danq.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankedScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /**
   * By hand. Four windows 0.8 0.6 0.4 0.2: labels 1010 rank 3 of 4 pairs rightly, and the positives
   * come at precision 1/1 and 2/3; and so on.
   */
  @ParameterizedTest
  @CsvSource({
    "1100, 1,    1",
    "0011, 0,    0.41666666666666667", // (1/3 + 2/4) / 2
    "1010, 0.75, 0.83333333333333333", // (1/1 + 2/3) / 2
    "0110, 0.5,  0.58333333333333333", // (1/2 + 2/3) / 2
    "0001, 0,    0.25",
    "1000, 1,    1"
  })
  void areasAreThoseCountedByHand(String labels, double rocAuc, double averagePrecision) {
    RankingScores scores = Ranked.of(labels, 0.8f, 0.6f, 0.4f, 0.2f).scores().orElseThrow();
    assertThat(scores.rocAuc()).isCloseTo(rocAuc, EXACT);
    assertThat(scores.averagePrecision()).isCloseTo(averagePrecision, EXACT);
  }

  @Test
  void tiesCountHalfAPair() {
    // The positive 0.5 is above 0.1, level with 0.5, below 0.9: 1.5 of 3 pairs; precision 1/3.
    RankingScores scores = Ranked.of("0100", 0.9f, 0.5f, 0.5f, 0.1f).scores().orElseThrow();
    assertThat(scores.rocAuc()).isEqualTo(0.5);
    assertThat(scores.averagePrecision()).isCloseTo(1 / 3.0, EXACT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "01", "1100", "010010"})
  void equalScoresEverywhereAreChance(String labels) {
    RankedScores ranked = Ranked.of(labels, new float[labels.length()]);
    RankingScores scores = ranked.scores().orElseThrow();
    assertThat(scores.rocAuc()).isEqualTo(0.5);
    assertThat(scores.averagePrecision())
        .isCloseTo(ranked.positives() / (double) labels.length(), EXACT);
  }

  @Test
  void zeroAndMinusZeroAreOneScore() {
    assertThat(Ranked.of("10", -0f, 0f).scores().orElseThrow().rocAuc()).isEqualTo(0.5);
  }

  /**
   * {@code s, y, v = [], [], 1 for i in range(200): v = v * 48271 % 2147483647;
   * s.append(numpy.float32((v % 32) / 32)) v = v * 48271 % 2147483647; y.append(1 if v % 10 < 3 +
   * (s[-1] > 0.5) else 0) roc_auc_score(y, s), average_precision_score(y, s) # scikit-learn 1.9.1 }
   */
  @Test
  void areasAreThoseOfScikitLearn() {
    float[] scores = new float[200];
    BitSet positives = new BitSet();
    long value = 1;
    for (int i = 0; i < scores.length; i++) {
      value = value * 48271 % 2147483647;
      scores[i] = value % 32 / 32f;
      value = value * 48271 % 2147483647;
      positives.set(i, value % 10 < (scores[i] > 0.5 ? 4 : 3));
    }
    RankedScores ranked = RankedScores.of(scores, positives);
    assertThat(ranked.positives()).isEqualTo(68);
    assertThat(ranked.negatives()).isEqualTo(132);
    RankingScores areas = ranked.scores().orElseThrow();
    assertThat(areas.rocAuc()).isCloseTo(0.6245543672014261, EXACT);
    assertThat(areas.averagePrecision()).isCloseTo(0.42451265456720316, EXACT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1", "0000", "1111"})
  void aTargetOfOneClassIsUndefined(String labels) {
    RankedScores ranked = Ranked.of(labels, new float[labels.length()]);
    assertThat(ranked.isDefined()).isFalse();
    assertThat(ranked.scores()).isEmpty();
    assertThatThrownBy(ranked::rocCurve)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("positive and negative");
    assertThatThrownBy(ranked::precisionRecallCurve).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aScoreThatIsNoNumberIsRefused(float score) {
    assertThatThrownBy(() -> Ranked.of("100", 0.5f, score, 0.1f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the score of window 1 must be a finite number, was " + score);
  }

  @Test
  void aLabelWithoutAScoreIsRefused() {
    assertThatThrownBy(() -> Ranked.of("001", 0.5f, 0.1f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window 2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rocAucIsTheShareOfPairsInOrder(long seed) {
    Random random = new Random(seed);
    float[] scores = Ranked.coarse(random, 150);
    BitSet positives = Ranked.labels(random, 150);
    double inOrder = 0;
    int pairs = 0;
    for (int i = positives.nextSetBit(0); i >= 0; i = positives.nextSetBit(i + 1)) {
      for (int j = positives.nextClearBit(0); j < 150; j = positives.nextClearBit(j + 1)) {
        inOrder += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        pairs++;
      }
    }
    assertThat(Ranked.scores(scores, positives).rocAuc()).isCloseTo(inOrder / pairs, EXACT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void swappingTheClassesMirrorsRocAuc(long seed) {
    Random random = new Random(seed);
    float[] scores = Ranked.coarse(random, 100);
    BitSet positives = Ranked.labels(random, 100);
    BitSet negatives = (BitSet) positives.clone();
    negatives.flip(0, 100);
    double swapped = Ranked.scores(scores, negatives).rocAuc();
    assertThat(Ranked.scores(scores, positives).rocAuc()).isCloseTo(1 - swapped, EXACT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onlyTheOrderOfScoresCounts(long seed) {
    Random random = new Random(seed);
    float[] scores = Ranked.coarse(random, 100);
    BitSet positives = Ranked.labels(random, 100);
    float[] stretched = new float[100];
    for (int i = 0; i < 100; i++) {
      stretched[i] = (float) Math.exp(3 * scores[i]) - 7;
    }
    assertThat(Ranked.scores(stretched, positives)).isEqualTo(Ranked.scores(scores, positives));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfWindowsDoesNotCount(long seed) {
    Random random = new Random(seed);
    float[] scores = Ranked.coarse(random, 100);
    BitSet positives = Ranked.labels(random, 100);
    float[] reversed = new float[100];
    BitSet reversedPositives = new BitSet();
    for (int i = 0; i < 100; i++) {
      reversed[i] = scores[99 - i];
      reversedPositives.set(i, positives.get(99 - i));
    }
    assertThat(Ranked.scores(reversed, reversedPositives))
        .isEqualTo(Ranked.scores(scores, positives));
  }
}
