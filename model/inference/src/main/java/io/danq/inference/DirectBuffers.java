package io.danq.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Memory that ONNX Runtime reads and writes without a copy. */
final class DirectBuffers {
  private DirectBuffers() {}

  static ByteBuffer bytes(long size) {
    return ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.nativeOrder());
  }

  static FloatBuffer floats(long size) {
    return bytes(Math.multiplyExact(size, Float.BYTES)).asFloatBuffer();
  }

  static FloatBuffer of(float[] values) {
    return floats(values.length).put(values).flip();
  }
}
