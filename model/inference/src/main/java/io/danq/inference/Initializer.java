package io.danq.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** One tensor of weights: its name in the graph, its type, its shape and its values. */
final class Initializer {
  private final String name;
  private final ElementType type;
  private final long[] shape;
  private final Buffer data;

  private Initializer(String name, ElementType type, Buffer data, long... shape) {
    this.name = name;
    this.type = type;
    this.shape = shape;
    this.data = data;
  }

  /** A tensor of a network, without a copy. */
  static Initializer of(DanQTensor tensor, DanQWeights weights) {
    return floats(tensor.tensorName(), weights.get(tensor), tensor.shape(weights.config()));
  }

  /** A float32 tensor in a direct buffer. */
  static Initializer floats(String name, FloatBuffer data, long... shape) {
    return new Initializer(name, ElementType.FLOAT, data, shape);
  }

  /** An int8 tensor in a direct buffer. */
  static Initializer int8(String name, ByteBuffer data, long... shape) {
    return new Initializer(name, ElementType.INT8, data, shape);
  }

  /**
   * One half of a tensor whose first axis has two entries, without a copy.
   *
   * @param index 0 or 1
   */
  Initializer half(int index, String newName) {
    int length = data.remaining() / 2;
    int start = data.position() + index * length;
    Buffer values =
        data instanceof FloatBuffer floats
            ? floats.slice(start, length)
            : ((ByteBuffer) data).slice(start, length);
    long[] halved = shape.clone();
    halved[0] = 1;
    return new Initializer(newName, type, values, halved);
  }

  String name() {
    return name;
  }

  ElementType type() {
    return type;
  }

  long[] shape() {
    return shape.clone();
  }

  /** Its values in native byte order, from position to limit. */
  Buffer data() {
    return data;
  }

  /** Its length in bytes. */
  long bytes() {
    return (long) data.remaining() * type.bytes;
  }

  /** An ONNX Runtime tensor over the same memory. */
  OnnxTensor tensor(OrtEnvironment environment) throws OrtException {
    return data instanceof FloatBuffer floats
        ? OnnxTensor.createTensor(environment, floats, shape)
        : OnnxTensor.createTensor(environment, (ByteBuffer) data, shape, type.javaType);
  }
}
