package io.danq.keras;

import io.danq.network.DanQConfig;
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

  /** A layer with weights of a network. */
  static LayerInfo of(LayerRole role, String name, DanQConfig config) {
    String type =
        switch (role) {
          case CONVOLUTION -> "Conv1D";
          case RECURRENT -> "Bidirectional";
          case HIDDEN, OUTPUT -> "Dense";
        };
    return new LayerInfo(name, type, outputShape(role, config), parameters(role, config));
  }

  static List<Long> outputShape(LayerRole role, DanQConfig c) {
    return switch (role) {
      case CONVOLUTION -> List.of((long) c.positions(), (long) c.filters());
      case RECURRENT -> List.of((long) c.steps(), 2L * c.units());
      case HIDDEN -> List.of((long) c.dense());
      case OUTPUT -> List.of((long) c.targets());
    };
  }

  static long parameters(LayerRole role, DanQConfig c) {
    return switch (role) {
      case CONVOLUTION -> (4L * c.kernel() + 1) * c.filters();
      case RECURRENT -> 8L * c.units() * (c.filters() + c.units() + 1L);
      case HIDDEN -> (c.flattened() + 1) * c.dense();
      case OUTPUT -> (c.dense() + 1L) * c.targets();
    };
  }
}
