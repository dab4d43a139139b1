package io.danq.network;

import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The weights of one network. Thread-safe as long as nobody writes to the buffers; {@link #get}
 * hands out views with positions of their own.
 */
public final class DanQWeights {
  private final DanQConfig config;
  private final Map<DanQTensor, FloatBuffer> tensors;

  /**
   * @param tensors one buffer per tensor, with exactly its floats from position to limit
   * @throws IllegalArgumentException if a tensor is missing or its size does not fit {@code config}
   */
  public DanQWeights(DanQConfig config, Map<DanQTensor, FloatBuffer> tensors) {
    this.config = config;
    this.tensors = new EnumMap<>(tensors);
    for (DanQTensor tensor : DanQTensor.values()) {
      FloatBuffer buffer = this.tensors.get(tensor);
      if (buffer == null) {
        throw new IllegalArgumentException("tensor " + tensor.tensorName() + " is missing");
      }
      if (buffer.remaining() != tensor.size(config)) {
        throw new IllegalArgumentException(
            "tensor "
                + tensor.tensorName()
                + " needs "
                + tensor.size(config)
                + " floats, has "
                + buffer.remaining());
      }
    }
  }

  public DanQConfig config() {
    return config;
  }

  /** A read-only view of one tensor. */
  public FloatBuffer get(DanQTensor tensor) {
    return Objects.requireNonNull(tensors.get(tensor)).asReadOnlyBuffer();
  }
}
