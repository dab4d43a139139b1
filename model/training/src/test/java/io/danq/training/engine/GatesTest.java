package io.danq.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.GateActivation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  @ParameterizedTest
  @EnumSource
  void gatesAreOpenAsFarAsTheirFunctionSays(GateActivation activation) {
    float[] gates = {-7, 0.3f, 2.9f, 0};
    new Gates(activation).activate(gates, 0, new float[] {0.5f, 0.5f, 0, 0});
    assertThat((double) gates[0]).isCloseTo(activation.of(-6.5), within(1e-6));
    assertThat((double) gates[1]).isCloseTo(activation.of(0.8), within(1e-6));
    assertThat((double) gates[2]).isCloseTo(activation.of(2.9), within(1e-6));
  }

  @Test
  void aHardGateLearnsNothingWhereItIsClipped() {
    float[] gates = {0, 1, 0.5f, 0.5f}; // i, o, f and the candidate
    new Gates(GateActivation.HARD_SIGMOID_FIFTH)
        .back(
            gates, 0, new float[] {0.3f}, new float[] {2}, new float[] {1}, new float[] {1}, 0, 1);
    double ofCell = 1 + (1 - Math.pow(Math.tanh(0.3), 2));
    assertThat(gates[0]).isZero();
    assertThat(gates[1]).isZero();
    assertThat((double) gates[2]).isCloseTo(ofCell * 2 * 0.2, within(1e-6));
  }
}
