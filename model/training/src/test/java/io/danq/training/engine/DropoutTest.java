package io.danq.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
  private static final int COUNT = 100_003;

  private static float[] row(Dropout dropout, long step, long row) {
    float[] factors = new float[COUNT];
    dropout.factors(step, row, factors, COUNT);
    return factors;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.5, 0.9})
  void theShareIsTheRateAndTheMeanOne(double rate) {
    float[] factors = row(new Dropout(rate, 1), 2, 3);
    int dropped = 0;
    double sum = 0;
    for (float factor : factors) {
      dropped += factor == 0 ? 1 : 0;
      sum += factor;
    }
    assertThat(dropped / (double) COUNT).isCloseTo(rate, within(0.005));
    assertThat(sum / COUNT).isCloseTo(1, within(0.03));
  }

  @Test
  void everySeedStepAndRowHasItsOwnMask() {
    float[] first = row(new Dropout(0.5, 1), 2, 3);
    assertThat(row(new Dropout(0.5, 1), 2, 3)).isEqualTo(first);
    assertThat(agreement(first, row(new Dropout(0.5, 2), 2, 3))).isCloseTo(0.5, within(0.01));
    assertThat(agreement(first, row(new Dropout(0.5, 1), 3, 3))).isCloseTo(0.5, within(0.01));
    assertThat(agreement(first, row(new Dropout(0.5, 1), 2, 4))).isCloseTo(0.5, within(0.01));
    assertThat(agreement(first, row(new Dropout(0.5, 1), 3, 2))).isCloseTo(0.5, within(0.01));
  }

  private static double agreement(float[] a, float[] b) {
    int same = 0;
    for (int i = 0; i < COUNT; i++) {
      same += a[i] == b[i] ? 1 : 0;
    }
    return same / (double) COUNT;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void aRateOutsideItsRangeIsRefused(double rate) {
    assertThatThrownBy(() -> new Dropout(rate, 1)).hasMessageContaining("dropout rate");
  }
}
