package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.LstmDirections;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The two LSTMs in a graph. ONNX's operator reads forward, backward or both ways. Two that both
 * read forward are two nodes, each with its half of every tensor, and a concatenation.
 */
final class LstmNodes {
  static final String OUTPUT = "recurrent";

  /** What the names of the halves end in. */
  private static final List<String> HALVES = List.of(".first", ".second");

  private static final String TENSORS = "lstm.";

  private final DanQConfig config;
  private final OnnxModelBuilder model;

  LstmNodes(DanQConfig config, OnnxModelBuilder model) {
    this.config = config;
    this.model = model;
  }

  private static boolean isOneNode(DanQConfig config) {
    return config.directions() == LstmDirections.BIDIRECTIONAL;
  }

  /** Directions of one node. */
  int directionsPerNode() {
    return isOneNode(config) ? 2 : 1;
  }

  /**
   * Adds the nodes; {@value #OUTPUT} is {@code [steps, 2, batch, units]}.
   *
   * @param inputs the inputs' names for a half, whose tensors' names end in the given text
   */
  void add(String domain, String operator, int units, Function<String, List<String>> inputs) {
    if (isOneNode(config)) {
      node(domain, operator, inputs.apply(""), OUTPUT, "bidirectional", units);
      return;
    }
    List<String> outputs = new ArrayList<>();
    for (String half : HALVES) {
      outputs.add(OUTPUT + half);
      node(domain, operator, inputs.apply(half), OUTPUT + half, "forward", units);
    }
    model.node("Concat", outputs, OUTPUT, OnnxModelBuilder.integer("axis", 1));
  }

  private void node(
      String domain,
      String operator,
      List<String> inputs,
      String output,
      String direction,
      int units) {
    List<ProtoMessage> attributes = new ArrayList<>();
    attributes.add(OnnxModelBuilder.text("direction", direction));
    attributes.add(OnnxModelBuilder.integer("hidden_size", units));
    if (config.gates().isHard()) {
      int directions = directionsPerNode();
      attributes.add(
          OnnxModelBuilder.texts(
              "activations", repeat(List.of("HardSigmoid", "Tanh", "Tanh"), directions)));
      float slope = (float) config.gates().slope();
      attributes.add(
          OnnxModelBuilder.floats("activation_alpha", repeat(List.of(slope), directions)));
      attributes.add(OnnxModelBuilder.floats("activation_beta", repeat(List.of(0.5f), directions)));
    }
    model.node(domain, operator, inputs, output, attributes.toArray(ProtoMessage[]::new));
  }

  private static <T> List<T> repeat(List<T> values, int times) {
    return Stream.generate(() -> values).limit(times).flatMap(List::stream).toList();
  }

  /** The tensors under the names that the nodes use. */
  static List<Initializer> named(DanQConfig config, List<Initializer> tensors) {
    if (isOneNode(config)) {
      return tensors;
    }
    return tensors.stream()
        .flatMap(
            tensor ->
                tensor.name().startsWith(TENSORS)
                    ? Stream.of(
                        tensor.half(0, tensor.name() + HALVES.get(0)),
                        tensor.half(1, tensor.name() + HALVES.get(1)))
                    : Stream.of(tensor))
        .toList();
  }
}
