package io.danq.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
  @Test
  void tanhIsJavasToSevenDigits() {
    for (float x = -12; x <= 12; x += 1e-3f) {
      double expected = Math.tanh(x);
      assertThat((double) Gates.tanh(x))
          .as("tanh of " + x)
          .isCloseTo(expected, within(6e-7 * Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {9, 1e6f, Float.POSITIVE_INFINITY})
  void farOutItIsOne(float x) {
    assertThat(Gates.tanh(x)).isCloseTo(1, within(5e-7f));
    assertThat(Gates.tanh(-x)).isEqualTo(-Gates.tanh(x));
  }

  @Test
  void whatIsNoNumberStaysNone() {
    assertThat(Gates.tanh(Float.NaN)).isNaN();
  }
}
