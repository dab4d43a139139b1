package io.danq.sequence.variant;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of a text as bytes, with their ends. A line that is too long comes in several stretches.
 * Not thread-safe.
 */
final class WholeLines {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private byte[] line = new byte[BUFFER];
  private int length;
  private boolean endMissing;
  private boolean continued;

  /**
   * Reads a text.
   *
   * @param most the longest line that comes in one piece, in bytes with its end
   */
  WholeLines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /**
   * Goes to the next line, or to the next stretch of one that is too long.
   *
   * @return whether there is one
   * @throws IOException if the text is damaged before the end of the line
   */
  boolean next() throws IOException {
    continued = endMissing;
    length = 0;
    endMissing = false;
    while (true) {
      if (position == limit) {
        limit = Math.max(0, read());
        position = 0;
        if (limit == 0) {
          return length > 0;
        }
      }
      int end = position;
      int last = Math.min(limit, position + most - length);
      while (end < last && buffer[end] != '\n') {
        end++;
      }
      boolean ended = end < last;
      append(ended ? end + 1 : end);
      if (ended) {
        return true;
      }
      if (length == most) {
        endMissing = true;
        return true;
      }
    }
  }

  private int read() throws IOException {
    try {
      return in.read(buffer, 0, buffer.length);
    } catch (EOFException e) {
      // A gzip file that ends in its header says nothing more.
      throw e.getMessage() == null ? new EOFException("the file is cut off") : e;
    }
  }

  private void append(int end) {
    int size = end - position;
    if (length + size > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(most, Math.max(2L * line.length, length + size)));
    }
    System.arraycopy(buffer, position, line, length, size);
    length += size;
    position = end;
  }

  /** The line's bytes are at the start of this array until the next call of {@link #next}. */
  byte[] bytes() {
    return line;
  }

  /** How many bytes it has, with its end. */
  int length() {
    return length;
  }

  /** Whether its end is missing because it is too long. */
  boolean isCut() {
    return endMissing;
  }

  /** Whether it is the rest of a line that is too long. */
  boolean isContinued() {
    return continued;
  }

  /** Whether it has nothing but its end. */
  boolean isBlank() {
    return VcfText.end(line, 0, length) == 0;
  }

  /** Its first bytes, up to a number, without its end. */
  String start(int bytes) {
    int end = Math.min(bytes, VcfText.end(line, 0, length));
    return new String(line, 0, end, StandardCharsets.UTF_8);
  }
}
