package io.danq.training.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Floats outside the heap, where matrix products read and write them. Threads may share one as long
 * as no thread writes where another one reads or writes.
 */
final class Floats {
  private static final long MAX_SIZE = Integer.MAX_VALUE / Float.BYTES;

  private final FloatBuffer buffer;
  private final FloatPointer start;

  private Floats(int size) {
    buffer =
        ByteBuffer.allocateDirect(size * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    start = new FloatPointer(buffer);
  }

  /**
   * Zeros.
   *
   * @throws IllegalArgumentException if there are more than one buffer can hold, 2 GB
   */
  static Floats zeros(long size) {
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a tensor of the network must have at most " + MAX_SIZE + " floats, has " + size);
    }
    return new Floats((int) size);
  }

  int size() {
    return buffer.capacity();
  }

  /** All floats, as a buffer with its own position. */
  FloatBuffer view() {
    return buffer.duplicate();
  }

  /** Reads {@code count} floats from {@code from} on. */
  void get(int from, float[] into, int count) {
    buffer.get(from, into, 0, count);
  }

  /** Writes {@code count} floats to {@code at} and after. */
  void put(int at, float[] from, int first, int count) {
    buffer.put(at, from, first, count);
  }

  /** A copy of all floats. */
  float[] toArray() {
    float[] array = new float[size()];
    get(0, array, array.length);
    return array;
  }

  /** Sets everything to 0. */
  void clear() {
    float[] zeros = new float[Math.min(size(), 1 << 12)];
    for (int at = 0; at < size(); at += zeros.length) {
      put(at, zeros, 0, Math.min(zeros.length, size() - at));
    }
  }

  /** The address of a float; this object must outlive its use. */
  FloatPointer at(int place) {
    return new FloatPointer(start).position(place);
  }
}
