package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.sequence.tensor.OneHotEncoder;
import java.util.List;

/** The weights of the convolution as arrays; callers must not change them. */
final class ConvolutionKernels {
  private final int filters;
  private final int kernel;
  private final float[] weights;
  private final float[] biases;

  private ConvolutionKernels(int filters, int kernel, float[] weights, float[] biases) {
    this.filters = filters;
    this.kernel = kernel;
    this.weights = weights;
    this.biases = biases;
  }

  static ConvolutionKernels of(DanQWeights network) {
    DanQConfig config = network.config();
    return new ConvolutionKernels(
        config.filters(),
        config.kernel(),
        DirectBuffers.array(network.get(DanQTensor.CONV_WEIGHT)),
        DirectBuffers.array(network.get(DanQTensor.CONV_BIAS)));
  }

  int filters() {
    return filters;
  }

  /** Width of a filter in bases. */
  int kernel() {
    return kernel;
  }

  /** The weight of a channel at a position of a filter. */
  float weight(int filter, int channel, int place) {
    return weights[(filter * OneHotEncoder.CHANNELS + channel) * kernel + place];
  }

  float bias(int filter) {
    return biases[filter];
  }

  /** Both tensors in the graph's layout. */
  List<Initializer> initializers() {
    return List.of(
        Initializer.floats(
            DanQTensor.CONV_WEIGHT.tensorName(),
            DirectBuffers.of(weights),
            filters,
            OneHotEncoder.CHANNELS,
            kernel),
        Initializer.floats(DanQTensor.CONV_BIAS.tensorName(), DirectBuffers.of(biases), filters));
  }

  /**
   * The largest sum that any sequence can give: at each position it has the base that adds the
   * most, or an N.
   */
  double bound(int filter) {
    double sum = bias(filter);
    for (int place = 0; place < kernel; place++) {
      float most = 0;
      for (int channel = 0; channel < OneHotEncoder.CHANNELS; channel++) {
        most = Math.max(most, weight(filter, channel, place));
      }
      sum += most;
    }
    return sum;
  }

  /**
   * These filters, each multiplied by a factor, followed by one that always gives 1.
   *
   * @param factors one per filter; positive, so that ReLU and max-pooling scale by the same factor
   */
  ConvolutionKernels scaledWithSentinel(float[] factors) {
    float[] scaled = new float[weights.length + OneHotEncoder.CHANNELS * kernel];
    float[] scaledBiases = new float[filters + 1];
    int size = OneHotEncoder.CHANNELS * kernel;
    for (int i = 0; i < weights.length; i++) {
      scaled[i] = weights[i] * factors[i / size];
    }
    for (int filter = 0; filter < filters; filter++) {
      scaledBiases[filter] = biases[filter] * factors[filter];
    }
    scaledBiases[filters] = 1;
    return new ConvolutionKernels(filters + 1, kernel, scaled, scaledBiases);
  }
}
