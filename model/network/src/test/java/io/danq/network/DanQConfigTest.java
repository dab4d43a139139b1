package io.danq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DanQConfigTest {
  private static final DanQConfig TINY = new DanQConfig(40, 3, 5, 4, 4, 2, 6, 7);

  @ParameterizedTest
  @CsvSource({
    "2, 487, 695, 690, 218773095",
    "13, 75, 695, 690, 35515495",
    "13, 75, 925, 919, 46926479"
  })
  void hasTheStepsAndParametersThatKerasCounts(
      int pool, int steps, int dense, int targets, long parameters) {
    DanQConfig config = new DanQConfig(1000, 320, 26, pool, pool, 320, dense, targets);
    assertThat(config.steps()).isEqualTo(steps);
    assertThat(config.parameters()).isEqualTo(parameters);
  }

  @Test
  void theTensorsHoldTheParametersAndTheRecurrentBiasOfOnnx() {
    long floats = Arrays.stream(DanQTensor.values()).mapToLong(t -> t.size(TINY)).sum();
    assertThat(floats).isEqualTo(TINY.parameters() + 8L * TINY.units());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 4, 'window must be at least 1, was 0'",
    "40, 0, 4, 'kernel must be at least 1, was 0'",
    "40, 5, -1, 'pool must be at least 1, was -1'",
    "8, 5, 5, 'a window of 8 bases is too short for a kernel of 5 and a pool of 5'",
    "4, 5, 1, 'a window of 4 bases is too short for a kernel of 5 and a pool of 1'"
  })
  void anImpossibleDimensionIsRefusedByName(int window, int kernel, int pool, String message) {
    assertThatThrownBy(() -> new DanQConfig(window, 3, kernel, pool, 1, 2, 6, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** What a hostile manifest may say; each product overflows an int or a long. */
  @ParameterizedTest
  @CsvSource({
    "1000, 320, 26, 2147483647, 925",
    "1000, 2147483647, 26, 320, 925",
    "1000, 320, 26, 320, 2147483647",
    "1000, 2147483647, 26, 2147483647, 2147483647",
    "2147483647, 1, 1, 1, 1"
  })
  void moreThanAMachineHoldsIsRefused(int window, int filters, int kernel, int units, int dense) {
    assertThatThrownBy(() -> new DanQConfig(window, filters, kernel, 13, 13, units, dense, 919))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(a network of .* parameters is too large|window must be at most).*");
  }

  @Test
  void theShortestPossibleWindowHasOneStep() {
    assertThat(new DanQConfig(9, 3, 5, 5, 5, 2, 6, 7).steps()).isEqualTo(1);
  }

  @Test
  void randomWeightsAreTheSameForOneSeed() {
    assertThat(RandomWeights.create(TINY, 1).get(DanQTensor.LSTM_WEIGHT))
        .isEqualTo(RandomWeights.create(TINY, 1).get(DanQTensor.LSTM_WEIGHT))
        .isNotEqualTo(RandomWeights.create(TINY, 2).get(DanQTensor.LSTM_WEIGHT));
  }

  @Test
  void weightsOfAnotherSizeAreRefusedByName() {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, FloatBuffer.allocate(Math.toIntExact(tensor.size(TINY))));
    }
    tensors.put(DanQTensor.OUTPUT_BIAS, FloatBuffer.allocate(8));
    assertThatThrownBy(() -> new DanQWeights(TINY, tensors))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor output.bias needs 7 floats, has 8");
    tensors.remove(DanQTensor.OUTPUT_BIAS);
    assertThatThrownBy(() -> new DanQWeights(TINY, tensors))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor output.bias is missing");
  }

  @Test
  void aTensorIsReadOnlyWithAPositionOfItsOwn() {
    DanQWeights weights = RandomWeights.create(TINY, 1);
    FloatBuffer view = weights.get(DanQTensor.CONV_WEIGHT);
    float first = view.get();
    assertThat(view.isReadOnly()).isTrue();
    assertThat(weights.get(DanQTensor.CONV_WEIGHT).get()).isEqualTo(first);
  }
}
