package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One float per weight of a network: the weights, their gradients, or moments. */
final class Parameters {
  private final DanQConfig config;
  private final Map<DanQTensor, Floats> tensors = new EnumMap<>(DanQTensor.class);

  private Parameters(DanQConfig config) {
    this.config = config;
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, Floats.zeros(tensor.size(config)));
    }
  }

  static Parameters zeros(DanQConfig config) {
    return new Parameters(config);
  }

  DanQConfig config() {
    return config;
  }

  Floats get(DanQTensor tensor) {
    return Objects.requireNonNull(tensors.get(tensor));
  }

  /** Copies all values of a network of the same dimensions. */
  void set(DanQWeights values) {
    for (DanQTensor tensor : DanQTensor.values()) {
      get(tensor).view().put(values.get(tensor));
    }
  }

  /** A live view of the values: later updates show. */
  DanQWeights view() {
    Map<DanQTensor, FloatBuffer> views = new EnumMap<>(DanQTensor.class);
    tensors.forEach((tensor, floats) -> views.put(tensor, floats.view()));
    return new DanQWeights(config, views);
  }
}
