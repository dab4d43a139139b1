package io.danq.keras;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import java.util.List;

/**
 * A DanQ network as it stood in a Keras file. Immutable and thread-safe.
 *
 * @param config its dimensions
 * @param weights its weights in {@link io.danq.network.DanQTensor}'s layout, off the heap; they
 *     need the file no more
 * @param layers its layers from input to output, those without weights too
 * @param kerasVersion the version that wrote the file, such as {@code 3.15.1}; empty if it does not
 *     say
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
