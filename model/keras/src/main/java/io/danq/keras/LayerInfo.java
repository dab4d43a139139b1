package io.danq.keras;

import java.util.List;

/**
 * One layer of a Keras model, for a table of them.
 *
 * @param name its name in the model
 * @param type its class, for example {@code Conv1D}
 * @param outputShape without the batch axis: {@code [steps, features]} or {@code [features]}
 * @param parameters number of trainable parameters
 */
public record LayerInfo(String name, String type, List<Long> outputShape, long parameters) {
  public LayerInfo {
    outputShape = List.copyOf(outputShape);
  }
}
