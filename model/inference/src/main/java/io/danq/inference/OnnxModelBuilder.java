package io.danq.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An ONNX model in the making (onnx.proto): the nodes, tensors, inputs and outputs of a graph. */
final class OnnxModelBuilder {
  static final int OPSET = 14;

  private static final int IR_VERSION = 8;
  private static final String GRAPH_NAME = "DanQ";

  /** Protobuf's limit, less some room for what stands around the graph. */
  private static final long LARGEST_MODEL = Integer.MAX_VALUE - (1 << 20);

  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_INTS = 7;

  private final ProtoMessage graph = new ProtoMessage();
  private boolean needsMicrosoft;

  /** A size in a shape that is known only when the model runs. */
  static final long BATCH = -1;

  /** ONNX Runtime's own operators. */
  static final String MICROSOFT = "com.microsoft";

  OnnxModelBuilder node(
      String operator, List<String> inputs, String output, ProtoMessage... attributes) {
    return node("", operator, inputs, output, attributes);
  }

  /** Adds an operator with one output, which also names the node. */
  OnnxModelBuilder node(
      String domain,
      String operator,
      List<String> inputs,
      String output,
      ProtoMessage... attributes) {
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, operator);
    for (ProtoMessage attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node.text(7, domain));
    needsMicrosoft |= domain.equals(MICROSOFT);
    return this;
  }

  static ProtoMessage text(String name, String value) {
    return attribute(name, ATTRIBUTE_STRING).text(4, value);
  }

  static ProtoMessage integer(String name, int value) {
    return attribute(name, ATTRIBUTE_INT).integer(3, value);
  }

  static ProtoMessage integers(String name, int... values) {
    ProtoMessage attribute = attribute(name, ATTRIBUTE_INTS);
    for (int value : values) {
      attribute.integer(8, value);
    }
    return attribute;
  }

  private static ProtoMessage attribute(String name, int type) {
    return new ProtoMessage().text(1, name).integer(20, type);
  }

  /** Declares a tensor that the session is handed. */
  OnnxModelBuilder external(Initializer tensor) {
    ProtoMessage place = new ProtoMessage().text(1, "location").text(2, "memory");
    graph.message(5, header(tensor).message(13, place).integer(14, 1));
    return this;
  }

  /** What a TensorProto says of a tensor besides its numbers. */
  static ProtoMessage header(Initializer tensor) {
    return header(tensor.name(), tensor.type(), tensor.shape());
  }

  private static ProtoMessage header(String name, ElementType type, long... shape) {
    ProtoMessage header = new ProtoMessage();
    for (long dimension : shape) {
      header.integer(1, dimension);
    }
    return header.integer(2, type.code).text(8, name);
  }

  /** A list of numbers inside the model. */
  OnnxModelBuilder constant(String name, long... values) {
    byte[] bytes = new byte[values.length * Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return constant(header(name, ElementType.INT64, values.length), bytes);
  }

  /** A single number inside the model. */
  OnnxModelBuilder scalar(String name, float value) {
    byte[] bytes = new byte[Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(value);
    return constant(header(name, ElementType.FLOAT), bytes);
  }

  /** A single unsigned byte inside the model. */
  OnnxModelBuilder scalar(String name, byte value) {
    return constant(header(name, ElementType.UINT8), new byte[] {value});
  }

  /** Zeros of one byte inside the model. */
  OnnxModelBuilder zeros(String name, int rows, int columns) {
    return constant(header(name, ElementType.INT8, rows, columns), new byte[rows * columns]);
  }

  private OnnxModelBuilder constant(ProtoMessage header, byte[] bytes) {
    graph.message(5, header.bytes(9, bytes));
    return this;
  }

  OnnxModelBuilder input(String name, long... shape) {
    graph.message(11, value(name, shape));
    return this;
  }

  OnnxModelBuilder output(String name, long... shape) {
    graph.message(12, value(name, shape));
    return this;
  }

  private static ProtoMessage value(String name, long... dimensions) {
    ProtoMessage shape = new ProtoMessage();
    for (long dimension : dimensions) {
      ProtoMessage size = new ProtoMessage();
      shape.message(1, dimension == BATCH ? size.text(2, "batch") : size.integer(1, dimension));
    }
    ProtoMessage tensorType =
        new ProtoMessage().integer(1, ElementType.FLOAT.code).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensorType));
  }

  /** The fields of the model around the graph. */
  private ProtoMessage model() {
    ProtoMessage model =
        new ProtoMessage()
            .integer(1, IR_VERSION)
            .text(2, "danq-stream")
            .message(8, new ProtoMessage().text(1, "").integer(2, OPSET));
    return needsMicrosoft
        ? model.message(8, new ProtoMessage().text(1, MICROSOFT).integer(2, 1))
        : model;
  }

  /** The serialised model, for a session that is handed the external tensors. */
  byte[] build() {
    return model().message(7, graph.text(2, GRAPH_NAME)).toByteArray();
  }

  /**
   * Writes the model with its tensors inside, which do not pass through the heap.
   *
   * @param metadata shown by other tools, by key
   * @throws IllegalArgumentException if it would be larger than protobuf allows, 2 GB
   */
  void write(List<Initializer> tensors, Map<String, String> metadata, WritableByteChannel out)
      throws IOException {
    ProtoMessage before = model();
    metadata.forEach(
        (key, value) -> before.message(14, new ProtoMessage().text(1, key).text(2, value)));
    byte[] nodes = graph.text(2, GRAPH_NAME).toByteArray();
    long size = nodes.length;
    List<byte[]> heads = new ArrayList<>();
    for (Initializer tensor : tensors) {
      byte[] head = header(tensor).toByteArray();
      long body = head.length + ProtoMessage.lengthOfBytes(9, tensor.bytes());
      size += ProtoMessage.lengthOfBytes(5, body);
      heads.add(
          ProtoMessage.concat(
              ProtoMessage.beginBytes(5, body), head, ProtoMessage.beginBytes(9, tensor.bytes())));
    }
    if (size > LARGEST_MODEL) {
      throw new IllegalArgumentException(
          "an ONNX file holds at most " + LARGEST_MODEL + " bytes, the network has " + size);
    }
    LittleEndianOutput file = new LittleEndianOutput(out);
    file.write(before.toByteArray());
    file.write(ProtoMessage.beginBytes(7, size));
    file.write(nodes);
    for (int i = 0; i < tensors.size(); i++) {
      file.write(heads.get(i));
      file.write(tensors.get(i).data());
    }
  }
}
