package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a network that a session needs: a graph, its tensors, and the kernels of the
 * convolution.
 *
 * @param model the graph without its weights
 * @param initializers the tensors that its nodes refer to
 * @param kernels the convolution's weights, used in the graph or outside it
 */
record OnnxNetwork(
    OnnxModelBuilder model, List<Initializer> initializers, ConvolutionKernels kernels) {
  /** A network whose model declares its tensors external. */
  static OnnxNetwork of(DanQWeights weights, Precision precision, Convolution convolution) {
    OnnxNetwork network = withoutDeclarations(weights, precision, convolution);
    network.initializers.forEach(network.model::external);
    return network;
  }

  /** A network whose model does not declare its tensors yet. */
  static OnnxNetwork withoutDeclarations(
      DanQWeights weights, Precision precision, Convolution convolution) {
    DanQConfig config = weights.config();
    List<Initializer> initializers = new ArrayList<>();
    ConvolutionKernels kernels;
    if (precision == Precision.INT8) {
      Int8Weights int8 = Int8Weights.of(weights);
      kernels = int8.kernels();
      initializers.addAll(int8.initializers());
    } else {
      kernels = ConvolutionKernels.of(weights);
      for (DanQTensor tensor : DanQTensor.values()) {
        if (tensor != DanQTensor.CONV_WEIGHT && tensor != DanQTensor.CONV_BIAS) {
          initializers.add(Initializer.of(tensor, weights));
        }
      }
    }
    if (convolution == Convolution.GRAPH) {
      initializers.addAll(kernels.initializers());
    }
    OnnxModelBuilder model = OnnxGraph.of(config, precision, convolution);
    return new OnnxNetwork(model, LstmNodes.named(config, List.copyOf(initializers)), kernels);
  }
}
