package io.danq.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.danq.network.DanQConfig;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises DanQ in a chain of layers: InputLayer(window, 4) → Conv1D + relu → MaxPooling1D →
 * Bidirectional(LSTM) → Flatten → Dense + relu → Dense + sigmoid, with dropout anywhere, which does
 * nothing in prediction. An activation is part of its layer or a separate layer after it. Anything
 * else is refused by name. Use an instance once; not thread-safe.
 */
final class DanQArchitecture {
  private static final Set<String> IDLE = Set.of("Dropout", "SpatialDropout1D");
  private static final String GATES = "recurrent_activation";
  private static final int CHANNELS = 4;

  private final List<KerasLayer> chain;
  private final KerasVersion version;
  private final Answers answers;
  private final List<LayerInfo> layers = new ArrayList<>();
  private final Map<LayerRole, String> names = new EnumMap<>(LayerRole.class);
  private final DanQConfig config;
  private List<Long> shape = List.of();
  private @Nullable GateActivation gates;
  private int next;

  /**
   * @param version that wrote the chain
   * @throws KerasImportException if the chain is not DanQ
   */
  DanQArchitecture(List<KerasLayer> chain, KerasVersion version, Answers answers)
      throws KerasImportException {
    this.chain = chain;
    this.version = version;
    this.answers = answers;
    int window = input();
    KerasLayer convolution = convolution(window);
    int filters = convolution.dimension("filters");
    KerasLayer pooling = pooling();
    int pool = pooling.dimension("pool_size");
    int stride = stride(pooling, pool);
    int units = recurrent(filters);
    flatten();
    int hidden = dense(LayerRole.HIDDEN, "relu");
    int targets = dense(LayerRole.OUTPUT, "sigmoid");
    end();
    config =
        new DanQConfig(
            window,
            filters,
            convolution.dimension("kernel_size"),
            pool,
            stride,
            units,
            hidden,
            targets,
            Objects.requireNonNull(gates),
            LstmDirections.BIDIRECTIONAL);
  }

  NetworkPlan plan() {
    return new NetworkPlan(config, names, layers);
  }

  private int input() throws KerasImportException {
    KerasLayer input = take("InputLayer");
    JsonNode full = input.config().path("batch_shape");
    JsonNode batchShape = full.isMissingNode() ? input.config().path("batch_input_shape") : full;
    int window = batchShape.path(1).asInt();
    if (batchShape.size() != 3
        || window < 1
        || window > KerasLayer.MAX_DIMENSION
        || batchShape.path(2).asInt() != CHANNELS) {
      throw input.fault("input shape [null,window,4]", batchShape.toString());
    }
    pass(input, List.of((long) window, (long) CHANNELS), 0);
    return window;
  }

  private KerasLayer convolution(int window) throws KerasImportException {
    KerasLayer layer = take("Conv1D");
    layer.require("padding", "valid", "valid");
    layer.require("strides", "1", "1");
    layer.require("dilation_rate", "1", "1");
    layer.require("groups", "1", "1");
    layer.require("data_format", "channels_last", "channels_last");
    layer.require("use_bias", "true", "true");
    int kernel = layer.dimension("kernel_size");
    long filters = layer.dimension("filters");
    if (kernel > window) {
      throw layer.fault("kernel_size of at most the window's " + window, String.valueOf(kernel));
    }
    names.put(LayerRole.CONVOLUTION, layer.name());
    pass(
        layer,
        List.of(window - kernel + 1L, filters),
        (long) kernel * CHANNELS * filters + filters);
    activation(layer, "relu");
    return layer;
  }

  private KerasLayer pooling() throws KerasImportException {
    KerasLayer layer = take("MaxPooling1D");
    layer.require("padding", "valid", "valid");
    layer.require("data_format", "channels_last", "channels_last");
    int pool = layer.dimension("pool_size");
    if (pool > shape.get(0)) {
      throw layer.fault("pool_size of at most " + shape.get(0), String.valueOf(pool));
    }
    long steps = (shape.get(0) - pool) / stride(layer, pool) + 1;
    pass(layer, List.of(steps, shape.get(1)), 0);
    return layer;
  }

  /** Without a stride, Keras uses the pool's size. */
  private static int stride(KerasLayer pooling, int pool) throws KerasImportException {
    JsonNode strides = pooling.config().path("strides");
    return strides.isMissingNode() || strides.isNull() ? pool : pooling.dimension("strides");
  }

  private int recurrent(long inputs) throws KerasImportException {
    KerasLayer layer = take("Bidirectional");
    layer.require("merge_mode", "concat", "concat");
    int units = lstm(layer, layer.config().path("layer"), "false");
    gates = gates(KerasLayer.of(layer.config().path("layer")));
    JsonNode backward = layer.config().path("backward_layer");
    if (!backward.isMissingNode() && !backward.isNull()) {
      int backwardUnits = lstm(layer, backward, "true");
      if (backwardUnits != units) {
        throw layer.fault(units + " units in both directions", backwardUnits + " backward");
      }
      GateActivation backwardGates = gates(KerasLayer.of(backward));
      if (backwardGates != gates) {
        throw layer.fault(
            "the same recurrent_activation in both directions", gates + " and " + backwardGates);
      }
    }
    names.put(LayerRole.RECURRENT, layer.name());
    pass(layer, List.of(shape.get(0), 2L * units), 8L * units * (inputs + units + 1));
    return units;
  }

  private GateActivation gates(KerasLayer lstm) throws KerasImportException {
    if (!lstm.config().has(GATES)) {
      String reason =
          "the default of " + version.describe() + ", because \"" + GATES + "\" is missing";
      return version.activation(answers.choose(OpenQuestion.GATES, version.defaultGates(), reason));
    }
    String function = lstm.function(GATES);
    return switch (function) {
      case "sigmoid" -> GateActivation.SIGMOID;
      case "hard_sigmoid" -> version.hardSigmoid();
      default -> throw lstm.fault(GATES + " sigmoid or hard_sigmoid", function);
    };
  }

  private static int lstm(KerasLayer outer, JsonNode json, String goBackwards)
      throws KerasImportException {
    KerasLayer layer = KerasLayer.of(json);
    if (!layer.type().equals("LSTM")) {
      throw (layer.name().isEmpty() ? outer : layer)
          .fault("LSTM inside Bidirectional", layer.type().isEmpty() ? "nothing" : layer.type());
    }
    layer.require("return_sequences", "true", "false");
    layer.require("return_state", "false", "false");
    layer.require("go_backwards", goBackwards, "false");
    layer.require("stateful", "false", "false");
    layer.require("time_major", "false", "false");
    layer.require("activation", "tanh", "tanh");
    layer.require("use_bias", "true", "true");
    return layer.dimension("units");
  }

  private void flatten() throws KerasImportException {
    KerasLayer layer = take("Flatten");
    layer.require("data_format", "channels_last", "channels_last");
    pass(layer, List.of(shape.get(0) * shape.get(1)), 0);
  }

  private int dense(LayerRole role, String activation) throws KerasImportException {
    KerasLayer layer = take("Dense");
    layer.require("use_bias", "true", "true");
    int units = layer.dimension("units");
    names.put(role, layer.name());
    pass(layer, List.of((long) units), (shape.get(0) + 1) * units);
    activation(layer, activation);
    return units;
  }

  private void activation(KerasLayer layer, String function) throws KerasImportException {
    if (layer.activation().equals(function)) {
      return;
    }
    if (!layer.activation().equals("linear")) {
      throw layer.fault("activation " + function, layer.activation());
    }
    KerasLayer separate = advance("activation " + function + " of \"" + layer.name() + "\"");
    if (separate.type().equals("ReLU") && function.equals("relu")) {
      separate.require("max_value", "null", "null");
      separate.requireZero("negative_slope");
      separate.requireZero("threshold");
    } else if (!separate.type().equals("Activation")) {
      throw separate.fault("activation " + function, separate.type());
    } else if (!separate.activation().equals(function)) {
      throw separate.fault("activation " + function, separate.activation());
    }
    pass(separate, shape, 0);
  }

  private void end() throws KerasImportException {
    skipIdle();
    if (next < chain.size()) {
      throw chain.get(next).fault("the end of the network", chain.get(next).type());
    }
  }

  private KerasLayer take(String type) throws KerasImportException {
    KerasLayer layer = advance(type);
    if (!layer.type().equals(type)) {
      throw layer.fault(type, layer.type());
    }
    return layer;
  }

  private KerasLayer advance(String expected) throws KerasImportException {
    skipIdle();
    if (next == chain.size()) {
      throw chain.get(next - 1).fault(expected + " after it", "the end of the network");
    }
    return chain.get(next++);
  }

  private void skipIdle() {
    while (next < chain.size() && IDLE.contains(chain.get(next).type())) {
      pass(chain.get(next++), shape, 0);
    }
  }

  private void pass(KerasLayer layer, List<Long> outputShape, long parameters) {
    shape = outputShape;
    layers.add(new LayerInfo(layer.name(), layer.type(), outputShape, parameters));
  }
}
