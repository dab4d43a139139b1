package io.danq.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds an ONNX model (onnx.proto): the nodes, tensors, inputs and outputs of a graph. */
final class OnnxModelBuilder {
  static final int OPSET = 14;

  private static final int IR_VERSION = 8;
  private static final String GRAPH_NAME = "DanQ";

  /** Protobuf's limit, less some room for the fields around the graph. */
  private static final long LARGEST_MODEL = Integer.MAX_VALUE - (1 << 20);

  private static final int MICROSOFT_OPSET = 1;

  // onnx.proto's AttributeProto.AttributeType and TensorProto.DataLocation
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_FLOATS = 6;
  private static final int ATTRIBUTE_INTS = 7;
  private static final int ATTRIBUTE_STRINGS = 8;
  private static final int EXTERNAL = 1;

  private final ProtoMessage graph = new ProtoMessage();
  private boolean needsMicrosoft;

  /** A dimension whose size is known only when the model runs. */
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
    inputs.forEach(input -> node.text(OnnxField.Node.INPUT, input));
    node.text(OnnxField.Node.OUTPUT, output)
        .text(OnnxField.Node.NAME, output)
        .text(OnnxField.Node.OP_TYPE, operator);
    for (ProtoMessage attribute : attributes) {
      node.message(OnnxField.Node.ATTRIBUTE, attribute);
    }
    graph.message(OnnxField.Graph.NODE, node.text(OnnxField.Node.DOMAIN, domain));
    needsMicrosoft |= domain.equals(MICROSOFT);
    return this;
  }

  static ProtoMessage text(String name, String value) {
    return attribute(name, ATTRIBUTE_STRING).text(OnnxField.Attribute.S, value);
  }

  static ProtoMessage integer(String name, int value) {
    return attribute(name, ATTRIBUTE_INT).integer(OnnxField.Attribute.I, value);
  }

  static ProtoMessage integers(String name, int... values) {
    ProtoMessage attribute = attribute(name, ATTRIBUTE_INTS);
    for (int value : values) {
      attribute.integer(OnnxField.Attribute.INTS, value);
    }
    return attribute;
  }

  static ProtoMessage texts(String name, List<String> values) {
    ProtoMessage attribute = attribute(name, ATTRIBUTE_STRINGS);
    values.forEach(value -> attribute.text(OnnxField.Attribute.STRINGS, value));
    return attribute;
  }

  static ProtoMessage floats(String name, List<Float> values) {
    ProtoMessage attribute = attribute(name, ATTRIBUTE_FLOATS);
    values.forEach(value -> attribute.number(OnnxField.Attribute.FLOATS, value));
    return attribute;
  }

  private static ProtoMessage attribute(String name, int type) {
    return new ProtoMessage()
        .text(OnnxField.Attribute.NAME, name)
        .integer(OnnxField.Attribute.TYPE, type);
  }

  /** Declares a tensor that is passed to the session. */
  OnnxModelBuilder external(Initializer tensor) {
    ProtoMessage place = entry("location", "memory");
    graph.message(
        OnnxField.Graph.INITIALIZER,
        header(tensor)
            .message(OnnxField.Tensor.EXTERNAL_DATA, place)
            .integer(OnnxField.Tensor.DATA_LOCATION, EXTERNAL));
    return this;
  }

  /** The fields of a TensorProto other than its values. */
  static ProtoMessage header(Initializer tensor) {
    return header(tensor.name(), tensor.type(), tensor.shape());
  }

  private static ProtoMessage header(String name, ElementType type, long... shape) {
    ProtoMessage header = new ProtoMessage();
    for (long dimension : shape) {
      header.integer(OnnxField.Tensor.DIMS, dimension);
    }
    return header.integer(OnnxField.Tensor.DATA_TYPE, type.code).text(OnnxField.Tensor.NAME, name);
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

  /** A matrix of zero bytes inside the model. */
  OnnxModelBuilder zeros(String name, int rows, int columns) {
    return constant(header(name, ElementType.INT8, rows, columns), new byte[rows * columns]);
  }

  private OnnxModelBuilder constant(ProtoMessage header, byte[] bytes) {
    graph.message(OnnxField.Graph.INITIALIZER, header.bytes(OnnxField.Tensor.RAW_DATA, bytes));
    return this;
  }

  OnnxModelBuilder input(String name, long... shape) {
    graph.message(OnnxField.Graph.INPUT, value(name, shape));
    return this;
  }

  OnnxModelBuilder output(String name, long... shape) {
    graph.message(OnnxField.Graph.OUTPUT, value(name, shape));
    return this;
  }

  private static ProtoMessage value(String name, long... dimensions) {
    ProtoMessage shape = new ProtoMessage();
    for (long dimension : dimensions) {
      ProtoMessage size = new ProtoMessage();
      shape.message(
          OnnxField.Shape.DIM,
          dimension == BATCH
              ? size.text(OnnxField.Dimension.DIM_PARAM, "batch")
              : size.integer(OnnxField.Dimension.DIM_VALUE, dimension));
    }
    ProtoMessage tensorType =
        new ProtoMessage()
            .integer(OnnxField.TensorType.ELEM_TYPE, ElementType.FLOAT.code)
            .message(OnnxField.TensorType.SHAPE, shape);
    return new ProtoMessage()
        .text(OnnxField.ValueInfo.NAME, name)
        .message(
            OnnxField.ValueInfo.TYPE,
            new ProtoMessage().message(OnnxField.Type.TENSOR_TYPE, tensorType));
  }

  /** The fields of the model around the graph. */
  private ProtoMessage model() {
    ProtoMessage model =
        new ProtoMessage()
            .integer(OnnxField.Model.IR_VERSION, IR_VERSION)
            .text(OnnxField.Model.PRODUCER_NAME, "danq-stream")
            .message(OnnxField.Model.OPSET_IMPORT, operators("", OPSET));
    return needsMicrosoft
        ? model.message(OnnxField.Model.OPSET_IMPORT, operators(MICROSOFT, MICROSOFT_OPSET))
        : model;
  }

  private static ProtoMessage operators(String domain, int version) {
    return new ProtoMessage()
        .text(OnnxField.OperatorSet.DOMAIN, domain)
        .integer(OnnxField.OperatorSet.VERSION, version);
  }

  private static ProtoMessage entry(String key, String value) {
    return new ProtoMessage().text(OnnxField.Entry.KEY, key).text(OnnxField.Entry.VALUE, value);
  }

  /** The serialised model, for a session that gets the external tensors separately. */
  byte[] build() {
    return model()
        .message(OnnxField.Model.GRAPH, graph.text(OnnxField.Graph.NAME, GRAPH_NAME))
        .toByteArray();
  }

  /**
   * Writes the model with its tensors inside. The tensors do not pass through the heap.
   *
   * @param metadata texts by key, which other tools show
   * @throws IllegalArgumentException if it would exceed protobuf's 2 GB
   */
  void write(List<Initializer> tensors, Map<String, String> metadata, WritableByteChannel out)
      throws IOException {
    ProtoMessage before = model();
    metadata.forEach(
        (key, value) -> before.message(OnnxField.Model.METADATA_PROPS, entry(key, value)));
    byte[] nodes = graph.text(OnnxField.Graph.NAME, GRAPH_NAME).toByteArray();
    long size = nodes.length;
    List<byte[]> heads = new ArrayList<>();
    for (Initializer tensor : tensors) {
      byte[] head = header(tensor).toByteArray();
      long body =
          head.length + ProtoMessage.lengthOfBytes(OnnxField.Tensor.RAW_DATA, tensor.bytes());
      size += ProtoMessage.lengthOfBytes(OnnxField.Graph.INITIALIZER, body);
      heads.add(
          ProtoMessage.concat(
              ProtoMessage.beginBytes(OnnxField.Graph.INITIALIZER, body),
              head,
              ProtoMessage.beginBytes(OnnxField.Tensor.RAW_DATA, tensor.bytes())));
    }
    if (size > LARGEST_MODEL) {
      throw new IllegalArgumentException(
          "an ONNX file holds at most " + LARGEST_MODEL + " bytes, the network has " + size);
    }
    LittleEndianOutput file = new LittleEndianOutput(out);
    file.write(before.toByteArray());
    file.write(ProtoMessage.beginBytes(OnnxField.Model.GRAPH, size));
    file.write(nodes);
    for (int i = 0; i < tensors.size(); i++) {
      file.write(heads.get(i));
      file.write(tensors.get(i).data());
    }
  }
}
