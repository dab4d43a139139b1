package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.RandomWeights;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import io.danq.sequence.testing.RandomDna;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of 16 bits against the same convolution in float32. */
final class ShortConvolutionTest {
  private static final int ROWS = 3;

  @ParameterizedTest
  @CsvSource({
    "33, 13, 7, 7, 1, 0", // several blocks' worth of padding
    "320, 26, 13, 13, 1, 0",
    "170, 11, 6, 4, 1, 0", // pooling windows overlap
    "5, 1, 3, 3, 1, 0",
    "40, 26, 13, 13, 300, 0", // weights of hundreds
    "40, 26, 13, 13, 1, -0.5", // sums far below zero, whose filters seldom fire
    "40, 26, 13, 13, 1, 0.5",
    "40, 26, 13, 13, 0, 0", // no weights at all
    "40, 26, 13, 13, 0, -1"
  })
  void eachNumberIsTheFloatOneRoundedTo255Levels(
      int filters, int kernel, int pool, int stride, float factor, float shift) {
    DanQConfig config = new DanQConfig(237, filters, kernel, pool, stride, 3, 4, 5);
    ConvolutionKernels kernels = ConvolutionKernels.of(weights(config, factor, shift));
    ShortConvolution shorts = new ShortConvolution(kernels, config);
    KmerConvolution floats = new KmerConvolution(kernels, config);
    OneHotEncoder encoder = new OneHotEncoder(BaseOrder.AGCT);
    ByteBuffer actual = ByteBuffer.allocate(config.steps() * ROWS * filters);
    FloatBuffer expected = FloatBuffer.allocate(actual.capacity());
    byte[] channels = new byte[config.window()];
    ShortConvolution.Scratch shortScratch = shorts.scratch();
    KmerConvolution.Scratch floatScratch = floats.scratch();
    for (int row = 0; row < ROWS; row++) {
      byte[] window = new RandomDna(row).bases(config.window());
      window[row * 50] = 'N';
      encoder.channels(window, row == 1, channels);
      shorts.pool(channels, shortScratch, actual, row, ROWS);
      floats.pool(channels, floatScratch, expected, row, ROWS);
    }
    for (int i = 0; i < actual.capacity(); i++) {
      float level = shorts.largest()[i % filters] / 255;
      float levels = expected.get(i) / level;
      // Half a level for rounding at the end, half a unit of each of 9 tables before the shift.
      assertThat(actual.get(i) & 0xff).as("place %d", i).isBetween(low(levels), high(levels));
    }
  }

  private static int low(float levels) {
    return (int) Math.floor(levels - 5);
  }

  private static int high(float levels) {
    return (int) Math.ceil(levels + 5);
  }

  /** Random weights, each multiplied and then shifted. */
  private static DanQWeights weights(DanQConfig config, float factor, float shift) {
    DanQWeights random = RandomWeights.create(config, 1);
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, random.get(tensor));
    }
    FloatBuffer source = random.get(DanQTensor.CONV_WEIGHT);
    FloatBuffer changed = FloatBuffer.allocate(source.remaining());
    while (source.hasRemaining()) {
      changed.put(source.get() * factor + shift);
    }
    tensors.put(DanQTensor.CONV_WEIGHT, changed.flip());
    return new DanQWeights(config, tensors);
  }
}
