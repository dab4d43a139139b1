package io.danq.sequence.track;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes in the order of a bigWig file, which grow as they are written. Not thread-safe. */
final class LittleEndian {
  private ByteBuffer bytes;

  LittleEndian(int expected) {
    bytes = ByteBuffer.allocate(Math.max(64, expected)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      byte[] larger =
          Arrays.copyOf(bytes.array(), Math.max(bytes.capacity() * 2, bytes.position() + more));
      bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(bytes.position());
    }
    return bytes;
  }

  LittleEndian u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  LittleEndian u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  LittleEndian u32(int value) {
    room(4).putInt(value);
    return this;
  }

  LittleEndian u64(long value) {
    room(8).putLong(value);
    return this;
  }

  LittleEndian f32(float value) {
    room(4).putFloat(value);
    return this;
  }

  LittleEndian f64(double value) {
    room(8).putDouble(value);
    return this;
  }

  LittleEndian raw(byte[] more) {
    room(more.length).put(more);
    return this;
  }

  LittleEndian zeros(int count) {
    return raw(new byte[count]);
  }

  int size() {
    return bytes.position();
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
