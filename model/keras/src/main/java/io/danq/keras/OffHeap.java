package io.danq.keras;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Memory for weights outside the heap, little-endian like the files. */
final class OffHeap {
  private static final int MEBIBYTE = 1 << 20;

  private OffHeap() {}

  /**
   * @param what what the memory is for, in messages
   * @throws KerasImportException if a buffer cannot be that large, or the JVM does not allow it
   */
  static ByteBuffer bytes(String what, long size) throws KerasImportException {
    if (size > Integer.MAX_VALUE) {
      throw new KerasImportException(
          what + ": expected at most " + Integer.MAX_VALUE + " bytes, found " + size);
    }
    try {
      return ByteBuffer.allocateDirect((int) size).order(ByteOrder.LITTLE_ENDIAN);
    } catch (OutOfMemoryError e) {
      throw new KerasImportException(
          what
              + ": needs "
              + (size / MEBIBYTE + 1)
              + " MiB outside the heap, more than the JVM allows; raise -XX:MaxDirectMemorySize",
          e);
    }
  }

  static FloatBuffer floats(String what, long size) throws KerasImportException {
    return bytes(what, size * Float.BYTES).asFloatBuffer();
  }

  /** The index of the first NaN or infinity; -1 if there is none. */
  static int indexOfNonFinite(FloatBuffer floats) {
    for (int i = 0; i < floats.limit(); i++) {
      if (!Float.isFinite(floats.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
