package io.danq.keras;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import java.util.List;

/**
 * A DanQ network from a Keras file. Immutable and thread-safe.
 *
 * @param weights its weights in {@link io.danq.network.DanQTensor}'s layout, off the heap and
 *     independent of the file
 * @param layers its layers from input to output, with and without weights; only those with weights
 *     if the file has no others
 * @param origin the file's format and writer, and what was assumed
 */
public record KerasModel(DanQWeights weights, List<LayerInfo> layers, KerasOrigin origin) {
  public KerasModel {
    layers = List.copyOf(layers);
  }

  /** The network without its weights. */
  public DanQConfig config() {
    return weights.config();
  }

  /** How the file was written. */
  public KerasFormat format() {
    return origin.format();
  }

  /** The version that wrote the file, for example {@code 3.15.1}; empty if unknown. */
  public String kerasVersion() {
    return origin.version();
  }
}
