package io.danq.labels.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The content of one element of a MATLAB file of version 5, read from start to end. An element has
 * a type, a number of bytes, that many bytes, and padding up to the next multiple of eight. This
 * reads at most as many bytes as the element declares.
 */
final class MatlabElement {
  private static final int TAG = 8;
  private static final int SMALL = 4; // content bytes in a tag of the short kind

  private final InputStream in;
  private final ByteOrder order;
  private long left;

  /**
   * The header of an element.
   *
   * @param type the kind of its numbers
   * @param bytes how many bytes they take
   * @param padding padding bytes after them
   */
  record Tag(int type, long bytes, int padding) {}

  /**
   * An element's content.
   *
   * @param in a stream positioned at its first byte
   * @param bytes its length
   */
  MatlabElement(InputStream in, ByteOrder order, long bytes) {
    this.in = in;
    this.order = order;
    this.left = bytes;
  }

  /** Bytes not yet read. */
  long left() {
    return left;
  }

  ByteOrder order() {
    return order;
  }

  /** Reads the next element's tag; its content follows. */
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

  /** Reads that number of bytes. */
  ByteBuffer bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    read(bytes, count);
    return ByteBuffer.wrap(bytes).order(order);
  }

  /** Reads that number of bytes into the start of an array. */
  void read(byte[] into, int count) throws IOException {
    if (count > left) {
      throw new EOFException("an element is longer than the one that contains it");
    }
    int read = in.readNBytes(into, 0, count);
    left -= read;
    if (read < count) {
      throw new EOFException("the file ends inside an element");
    }
  }

  /** Notes that the caller has read that number of bytes from the stream itself. */
  void passed(long count) {
    left -= count;
  }

  /** Skips that number of bytes, or what is left if that is less. */
  void skip(long count) throws IOException {
    long most = Math.min(count, left);
    in.skipNBytes(most);
    left -= most;
  }
}
