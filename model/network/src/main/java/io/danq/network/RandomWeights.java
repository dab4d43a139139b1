package io.danq.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Seeded random weights, to measure speed with a network of any size. They predict nothing. */
public final class RandomWeights {
  private RandomWeights() {}

  /** Weights drawn from a normal distribution of standard deviation {@code 1 / sqrt(fan-in)}. */
  public static DanQWeights create(DanQConfig config, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      int size = Math.toIntExact(tensor.size(config));
      FloatBuffer buffer =
          ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      double deviation = 1 / Math.sqrt((double) fanIn(tensor, config));
      for (int i = 0; i < size; i++) {
        buffer.put((float) (random.nextGaussian() * deviation));
      }
      tensors.put(tensor, buffer.flip());
    }
    return new DanQWeights(config, tensors);
  }

  private static long fanIn(DanQTensor tensor, DanQConfig config) {
    return switch (tensor) {
      case CONV_WEIGHT -> 4L * config.kernel();
      case LSTM_WEIGHT -> config.filters();
      case LSTM_RECURRENCE -> config.units();
      case HIDDEN_WEIGHT -> config.flattened();
      case OUTPUT_WEIGHT -> config.dense();
      case CONV_BIAS, LSTM_BIAS, HIDDEN_BIAS, OUTPUT_BIAS -> 100;
    };
  }
}
