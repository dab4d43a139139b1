package io.danq.keras;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import java.util.List;

/**
 * A DanQ network from a Keras file. Immutable and thread-safe.
 *
 * @param config its dimensions
 * @param weights its weights in {@link io.danq.network.DanQTensor}'s layout, off the heap and
 *     independent of the file
 * @param layers all its layers from input to output, with and without weights
 * @param kerasVersion the version that wrote the file, for example {@code 3.15.1}; empty if unknown
 * @param format how the file was written
 */
public record KerasModel(
    DanQConfig config,
    DanQWeights weights,
    List<LayerInfo> layers,
    String kerasVersion,
    KerasFormat format) {
  public KerasModel {
    layers = List.copyOf(layers);
  }
}
