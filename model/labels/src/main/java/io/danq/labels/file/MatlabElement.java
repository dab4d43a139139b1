package io.danq.labels.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The inside of one element of a MATLAB file of version 5, read from front to end: a type, a number
 * of bytes, so many bytes, and blanks up to the next multiple of eight. Of an element no more is
 * read than it says it has.
 */
final class MatlabElement {
  private static final int TAG = 8;
  private static final int SMALL = 4; // bytes that a tag of the short kind holds itself

  private final InputStream in;
  private final ByteOrder order;
  private long left;

  /**
   * What an element says of itself.
   *
   * @param type the kind of its numbers
   * @param bytes how many bytes they take
   * @param padding blanks behind them
   */
  record Tag(int type, long bytes, int padding) {}

  /**
   * An element's content.
   *
   * @param in stands at its first byte
   * @param bytes its length
   */
  MatlabElement(InputStream in, ByteOrder order, long bytes) {
    this.in = in;
    this.order = order;
    this.left = bytes;
  }

  /** Bytes that were not read yet. */
  long left() {
    return left;
  }

  ByteOrder order() {
    return order;
  }

  /** The next element's tag; what follows is its content. */
  Tag tag() throws IOException {
    int type = bytes(SMALL).getInt();
    int small = type >>> 16;
    if (small != 0) {
      if (small > SMALL) {
        throw new EOFException("an element of " + small + " bytes in " + SMALL);
      }
      return new Tag(type & 0xffff, small, SMALL - small);
    }
    long bytes = Integer.toUnsignedLong(bytes(SMALL).getInt());
    return new Tag(type, bytes, (int) ((TAG - bytes % TAG) % TAG));
  }

  /** Reads so many bytes. */
  ByteBuffer bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    read(bytes, count);
    return ByteBuffer.wrap(bytes).order(order);
  }

  /** Reads so many bytes into the front of an array. */
  void read(byte[] into, int count) throws IOException {
    if (count > left) {
      throw new EOFException("an element is longer than the one it lies in");
    }
    int read = in.readNBytes(into, 0, count);
    left -= read;
    if (read < count) {
      throw new EOFException("the file ends inside an element");
    }
  }

  /** Notes that somebody else has read so many bytes of the stream. */
  void passed(long count) {
    left -= count;
  }

  /** Passes over so many bytes, as many as are left at most. */
  void skip(long count) throws IOException {
    long most = Math.min(count, left);
    in.skipNBytes(most);
    left -= most;
  }
}
