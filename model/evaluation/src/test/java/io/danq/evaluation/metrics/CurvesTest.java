package io.danq.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goldens by {@code roc_curve(y, s)} and {@code precision_recall_curve(y, s)} of scikit-learn
 * 1.9.1, {@code y} and {@code s} as written here.
 */
class CurvesTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Offset<Double> FLOAT = within(1e-7);

  private static final RankedScores TIES =
      Ranked.of("00111010", .1f, .4f, .35f, .8f, .8f, .8f, .9f, .35f);
  private static final RankedScores LINE =
      Ranked.of("11100010", .9f, .8f, .7f, .6f, .5f, .4f, .3f, .2f);

  private static double[] values(int count, IntToDoubleFunction function) {
    return IntStream.range(0, count).mapToDouble(function).toArray();
  }

  @Test
  void theRocCurveIsThatOfScikitLearn() {
    RocCurve curve = TIES.rocCurve();
    assertThat(values(curve.size(), curve::falsePositiveRate))
        .containsExactly(new double[] {0, 0, 0.25, 0.5, 0.75, 1}, EXACT);
    assertThat(values(curve.size(), curve::truePositiveRate))
        .containsExactly(new double[] {0, 0.25, 0.75, 0.75, 1, 1}, EXACT);
    assertThat(values(curve.size(), curve::threshold))
        .containsExactly(new double[] {Double.POSITIVE_INFINITY, .9, .8, .4, .35, .1}, FLOAT);
  }

  @Test
  void pointsOfTheRocCurveInsideALineAreLeftOut() {
    RocCurve curve = LINE.rocCurve();
    assertThat(values(curve.size(), curve::falsePositiveRate))
        .containsExactly(new double[] {0, 0, 0, 0.75, 0.75, 1}, EXACT);
    assertThat(values(curve.size(), curve::truePositiveRate))
        .containsExactly(new double[] {0, 0.25, 0.75, 0.75, 1, 1}, EXACT);
    assertThat(values(curve.size(), curve::threshold))
        .containsExactly(new double[] {Double.POSITIVE_INFINITY, .9, .7, .4, .3, .2}, FLOAT);
  }

  @Test
  void thePrecisionRecallCurveIsThatOfScikitLearn() {
    PrecisionRecallCurve curve = TIES.precisionRecallCurve();
    assertThat(values(curve.size(), curve::precision))
        .containsExactly(new double[] {0.5, 4 / 7.0, 0.6, 0.75, 1, 1}, EXACT);
    assertThat(values(curve.size(), curve::recall))
        .containsExactly(new double[] {1, 1, 0.75, 0.75, 0.25, 0}, EXACT);
    assertThat(values(curve.size() - 1, curve::threshold))
        .containsExactly(new double[] {.1, .35, .4, .8, .9}, FLOAT);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.25", "0.125, 0.5", "0.25, 0.75", "0.4, 0.75", "0.625, 0.875", "1, 1"})
  void theRocCurveIsReadBetweenItsPoints(double falsePositiveRate, double truePositiveRate) {
    assertThat(TIES.rocCurve().truePositiveRateAt(falsePositiveRate))
        .isCloseTo(truePositiveRate, EXACT);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.25, 1", "0.26, 0.75", "0.75, 0.75", "0.76, 0.5714285714285714"})
  void precisionIsThatOfTheThresholdThatReachesTheRecall(double recall, double precision) {
    assertThat(TIES.precisionRecallCurve().precisionAt(recall)).isCloseTo(precision, EXACT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theAreaUnderTheRocCurveIsRocAuc(long seed) {
    Random random = new Random(seed);
    RankedScores ranked = RankedScores.of(Ranked.coarse(random, 300), labels(random));
    RocCurve curve = ranked.rocCurve();
    double area = 0;
    for (int i = 1; i < curve.size(); i++) {
      double width = curve.falsePositiveRate(i) - curve.falsePositiveRate(i - 1);
      area += width * (curve.truePositiveRate(i) + curve.truePositiveRate(i - 1)) / 2;
    }
    assertThat(area).isCloseTo(ranked.scores().orElseThrow().rocAuc(), EXACT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theAreaUnderTheStepsIsAveragePrecision(long seed) {
    Random random = new Random(seed);
    BitSet positives = labels(random);
    RankedScores ranked = RankedScores.of(Ranked.coarse(random, 300), positives);
    PrecisionRecallCurve curve = ranked.precisionRecallCurve();
    int count = positives.cardinality();
    double mean =
        IntStream.range(0, count)
            .mapToDouble(i -> curve.precisionAt((i + 0.5) / count))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(ranked.scores().orElseThrow().averagePrecision(), EXACT);
  }

  private static BitSet labels(Random random) {
    return Ranked.labels(random, 300);
  }
}
