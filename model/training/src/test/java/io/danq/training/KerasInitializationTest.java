package io.danq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasInitializationTest {
  private static final DanQConfig NETWORK = new DanQConfig(1000, 64, 26, 13, 13, 32, 64, 690);
  private static final DanQWeights WEIGHTS = KerasInitialization.create(NETWORK, 1);

  /** The limits are {@code sqrt(6 / (fan-in + fan-out))} of Keras' kernels. */
  @ParameterizedTest
  @CsvSource({
    "CONV_WEIGHT, 104, 1664",
    "LSTM_WEIGHT, 64, 128",
    "HIDDEN_WEIGHT, 4800, 64",
    "OUTPUT_WEIGHT, 64, 690"
  })
  void kernelsAreUniformWithinGlorotsLimit(DanQTensor tensor, int fanIn, int fanOut) {
    FloatBuffer values = WEIGHTS.get(tensor);
    double limit = Math.sqrt(6.0 / (fanIn + fanOut));
    double sum = 0;
    double largest = 0;
    for (int i = 0; i < values.limit(); i++) {
      sum += (double) values.get(i) * values.get(i);
      largest = Math.max(largest, Math.abs(values.get(i)));
    }
    assertThat(largest).isBetween(0.99 * limit, limit);
    assertThat(sum / values.limit()).isCloseTo(limit * limit / 3, within(0.03 * limit * limit));
  }

  @Test
  void theRecurrenceIsOrthogonalInBothDirections() {
    int units = NETWORK.units();
    FloatBuffer values = WEIGHTS.get(DanQTensor.LSTM_RECURRENCE);
    for (int direction = 0; direction < 2; direction++) {
      for (int a = 0; a < units; a++) {
        for (int b = 0; b <= a; b++) {
          double dot = 0;
          for (int row = 0; row < 4 * units; row++) {
            int at = (direction * 4 * units + row) * units;
            dot += (double) values.get(at + a) * values.get(at + b);
          }
          assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-6));
        }
      }
    }
  }

  @Test
  void biasesAreZeroButForTheForgetGates() {
    FloatBuffer biases = WEIGHTS.get(DanQTensor.LSTM_BIAS);
    for (int i = 0; i < biases.limit(); i++) {
      int gate = i / NETWORK.units() % 8; // i, o, f, c, and ONNX's recurrent half
      assertThat(biases.get(i)).isEqualTo(gate == 2 ? 1 : 0);
    }
    assertThat(WEIGHTS.get(DanQTensor.CONV_BIAS).get(3)).isZero();
    assertThat(WEIGHTS.get(DanQTensor.OUTPUT_BIAS).get(3)).isZero();
  }
}
