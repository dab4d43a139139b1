package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.tensor.OneHotEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * DanQ as an ONNX model (onnx.proto, opset {@value #OPSET}) without its weights: every initialiser
 * is declared external, to be handed to the session.
 *
 * <ul>
 *   <li>input {@value #INPUT}: float32 {@code [batch, window, 4]}
 *   <li>output {@value #OUTPUT}: float32 {@code [batch, targets]}
 * </ul>
 */
final class OnnxGraph {
  static final String INPUT = "windows";
  static final String OUTPUT = "probabilities";
  static final int OPSET = 14;

  private static final int IR_VERSION = 8;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_INTS = 7;
  private static final String FLATTENED_SHAPE = "flattened_shape";

  private final DanQConfig config;
  private final ProtoMessage graph = new ProtoMessage();

  private OnnxGraph(DanQConfig config) {
    this.config = config;
  }

  /** The serialised model of a network. */
  static byte[] model(DanQConfig config) {
    return new OnnxGraph(config).build();
  }

  private byte[] build() {
    node("Transpose", INPUT, "channels_first", ints("perm", 0, 2, 1));
    node(
        "Conv",
        with("channels_first", DanQTensor.CONV_WEIGHT, DanQTensor.CONV_BIAS),
        "convolved",
        ints("kernel_shape", config.kernel()));
    node("Relu", "convolved", "activated");
    node(
        "MaxPool",
        "activated",
        "pooled",
        ints("kernel_shape", config.pool()),
        ints("strides", config.poolStride()));
    node("Transpose", "pooled", "steps_first", ints("perm", 2, 0, 1));
    node(
        "LSTM",
        with(
            "steps_first",
            DanQTensor.LSTM_WEIGHT,
            DanQTensor.LSTM_RECURRENCE,
            DanQTensor.LSTM_BIAS),
        "recurrent",
        attribute("direction", ATTRIBUTE_STRING).text(4, "bidirectional"),
        attribute("hidden_size", ATTRIBUTE_INT).integer(3, config.units()));
    node("Transpose", "recurrent", "batch_first", ints("perm", 2, 0, 1, 3));
    node("Reshape", List.of("batch_first", FLATTENED_SHAPE), "flattened");
    node("Gemm", with("flattened", DanQTensor.HIDDEN_WEIGHT, DanQTensor.HIDDEN_BIAS), "hidden");
    node("Relu", "hidden", "hidden_activated");
    node(
        "Gemm",
        with("hidden_activated", DanQTensor.OUTPUT_WEIGHT, DanQTensor.OUTPUT_BIAS),
        "logits");
    node("Sigmoid", "logits", OUTPUT);
    graph.text(2, "DanQ");
    graph.message(5, flattenedShape());
    for (DanQTensor tensor : DanQTensor.values()) {
      graph.message(5, external(tensor));
    }
    graph.message(11, value(INPUT, config.window(), OneHotEncoder.CHANNELS));
    graph.message(12, value(OUTPUT, config.targets()));
    return new ProtoMessage()
        .integer(1, IR_VERSION)
        .text(2, "danq-stream")
        .message(7, graph)
        .message(8, new ProtoMessage().text(1, "").integer(2, OPSET))
        .toByteArray();
  }

  private static List<String> with(String input, DanQTensor... weights) {
    return Stream.concat(Stream.of(input), Stream.of(weights).map(DanQTensor::tensorName)).toList();
  }

  private void node(String operator, String input, String output, ProtoMessage... attributes) {
    node(operator, List.of(input), output, attributes);
  }

  private void node(
      String operator, List<String> inputs, String output, ProtoMessage... attributes) {
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, operator);
    for (ProtoMessage attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
  }

  private static ProtoMessage attribute(String name, int type) {
    return new ProtoMessage().text(1, name).integer(20, type);
  }

  private static ProtoMessage ints(String name, int... values) {
    ProtoMessage attribute = attribute(name, ATTRIBUTE_INTS);
    for (int value : values) {
      attribute.integer(8, value);
    }
    return attribute;
  }

  /** [0, flattened]: 0 keeps the batch dimension. */
  private ProtoMessage flattenedShape() {
    ByteBuffer shape = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    shape.putLong(0).putLong(config.flattened());
    return new ProtoMessage()
        .integer(1, 2)
        .integer(2, INT64)
        .text(8, FLATTENED_SHAPE)
        .bytes(9, shape.array());
  }

  private ProtoMessage external(DanQTensor tensor) {
    ProtoMessage initializer = new ProtoMessage();
    for (long dimension : tensor.shape(config)) {
      initializer.integer(1, dimension);
    }
    return initializer
        .integer(2, FLOAT)
        .text(8, tensor.tensorName())
        .message(13, new ProtoMessage().text(1, "location").text(2, "memory"))
        .integer(14, 1);
  }

  private static ProtoMessage value(String name, int... dimensions) {
    ProtoMessage shape = new ProtoMessage().message(1, new ProtoMessage().text(2, "batch"));
    for (int dimension : dimensions) {
      shape.message(1, new ProtoMessage().integer(1, dimension));
    }
    ProtoMessage tensorType = new ProtoMessage().integer(1, FLOAT).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensorType));
  }
}
