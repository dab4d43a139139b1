package io.danq.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Gives the layers of Keras 1 the names that their settings have from Keras 2 on. */
final class Keras1Names {
  private static final String CONVOLUTION = "Convolution1D";
  private static final Map<String, String> CONVOLUTION_NAMES =
      Map.of(
          "nb_filter", "filters",
          "filter_length", "kernel_size",
          "border_mode", "padding",
          "subsample_length", "strides",
          "bias", "use_bias");
  private static final Map<String, Map<String, String>> NAMES =
      Map.of(
          CONVOLUTION,
          CONVOLUTION_NAMES,
          "MaxPooling1D",
          Map.of("pool_length", "pool_size", "stride", "strides", "border_mode", "padding"),
          "LSTM",
          Map.of("output_dim", "units", "inner_activation", "recurrent_activation"),
          "Dense",
          Map.of("output_dim", "units", "bias", "use_bias"),
          "Dropout",
          Map.of("p", "rate"));

  private Keras1Names() {}

  static KerasLayer translated(KerasLayer layer) {
    Map<String, String> names = NAMES.getOrDefault(layer.type(), Map.of());
    if (!(layer.config() instanceof ObjectNode config)
        || names.keySet().stream().noneMatch(config::has)) {
      return layer;
    }
    ObjectNode translated = config.deepCopy();
    names.forEach(
        (before, now) -> {
          JsonNode value = translated.remove(before);
          if (value != null && !translated.has(now)) {
            translated.set(now, value);
          }
        });
    String type = layer.type().equals(CONVOLUTION) ? "Conv1D" : layer.type();
    return new KerasLayer(layer.name(), type, translated);
  }
}
