package io.danq.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.evaluation.metrics.RankedScores;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledCurveTest {
  /** Labels 1, 0, 1, 0 from the highest score to the lowest. */
  private static RankedScores ranking() {
    BitSet positives = new BitSet();
    positives.set(0);
    positives.set(2);
    return RankedScores.of(new float[] {0.8f, 0.6f, 0.4f, 0.2f}, positives);
  }

  @Test
  void heightsAreReadAtEqualSteps() {
    assertThat(SampledCurve.roc(ranking(), 4).heights()).containsExactly(0.5, 0.5, 1, 1, 1);
    assertThat(SampledCurve.precisionRecall(ranking(), 4).heights())
        .containsExactly(new double[] {1, 1, 1, 2 / 3.0, 2 / 3.0}, within(1e-12));
  }

  @Test
  void theMeanIsThatOfHeights() {
    SampledCurve low = new SampledCurve(new double[] {0, 0.5, 1});
    SampledCurve high = new SampledCurve(new double[] {1, 1, 1});
    assertThat(SampledCurve.mean(List.of(low, high)).heights()).containsExactly(0.5, 0.75, 1);
  }

  @Test
  void everyHeightTakesTwoCharacters() {
    assertThat(new SampledCurve(new double[] {0, 1, 0.5}).packed()).isEqualTo("00zzi0");
  }
}
