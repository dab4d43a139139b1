package io.danq.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Memory that native code reads and writes without a copy. */
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

  /** A copy of what a buffer has left, on the heap. */
  static float[] array(FloatBuffer buffer) {
    float[] array = new float[buffer.remaining()];
    buffer.get(array);
    return array;
  }
}
