package io.danq.labels.numpy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The supported element types. All are read as float32. */
public enum NpyType {
  /** {@code bool}, 0 or 1. */
  BOOL("b1", 1),
  /** {@code uint8}. */
  UINT8("u1", 1),
  /** {@code int8}. */
  INT8("i1", 1),
  /** {@code int32}; exact up to 2^24. */
  INT32("i4", 4),
  /** {@code int64}; exact up to 2^24. */
  INT64("i8", 8),
  /** {@code float32}. */
  FLOAT32("f4", 4),
  /** {@code float64}, rounded. */
  FLOAT64("f8", 8);

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The type of a NumPy code without its byte order, such as {@code f4}. */
  static Optional<NpyType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** Number of bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** Converts {@code count} elements at the buffer's position into {@code floats[0..count]}. */
  void get(ByteBuffer from, float[] floats, int count) {
    for (int i = 0; i < count; i++) {
      floats[i] = next(from);
    }
  }

  private float next(ByteBuffer from) {
    return switch (this) {
      case BOOL -> from.get() == 0 ? 0 : 1;
      case UINT8 -> from.get() & 0xff;
      case INT8 -> from.get();
      case INT32 -> from.getInt();
      case INT64 -> from.getLong();
      case FLOAT32 -> from.getFloat();
      case FLOAT64 -> (float) from.getDouble();
    };
  }
}
