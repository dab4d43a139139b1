package io.danq.labels.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The ways a MATLAB file of version 5 stores numbers. They are independent of the numbers' class in
 * MATLAB.
 */
enum MatlabNumber {
  INT8(1, 1),
  UINT8(2, 1),
  INT16(3, 2),
  UINT16(4, 2),
  INT32(5, 4),
  UINT32(6, 4),
  SINGLE(7, 4),
  DOUBLE(9, 8),
  INT64(12, 8),
  UINT64(13, 8);

  private final int type;
  private final int bytes;

  MatlabNumber(int type, int bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  static Optional<MatlabNumber> of(int type) {
    return Arrays.stream(values()).filter(number -> number.type == type).findFirst();
  }

  int bytes() {
    return bytes;
  }

  /** The number at a place, rounded to a double. Numbers above 2^63 come out negative. */
  double get(ByteBuffer from, int at) {
    return switch (this) {
      case INT8 -> from.get(at);
      case UINT8 -> from.get(at) & 0xff;
      case INT16 -> from.getShort(at);
      case UINT16 -> from.getShort(at) & 0xffff;
      case INT32 -> from.getInt(at);
      case UINT32 -> from.getInt(at) & 0xffffffffL;
      case SINGLE -> from.getFloat(at);
      case DOUBLE -> from.getDouble(at);
      case INT64, UINT64 -> from.getLong(at);
    };
  }
}
