package io.danq.sequence.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines of a text as bytes, ended by LF or CRLF. Not thread-safe.
 *
 * <p>A line longer than the limit is cut to one byte more than the limit.
 */
final class Lines {
  private final InputStream in;
  private final int limitBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long bufferStart;
  private long number;

  Lines(InputStream in, int limitBytes) {
    this(in, limitBytes, 0);
  }

  /**
   * Reads a text from the middle on.
   *
   * @param before lines of the text before the stream
   */
  Lines(InputStream in, int limitBytes, long before) {
    this.in = in;
    this.limitBytes = limitBytes;
    this.number = before;
  }

  /** The number of the last returned line, from 1. */
  long number() {
    return number;
  }

  /** Bytes of the stream before the next line. */
  long offset() {
    return bufferStart + position;
  }

  /**
   * The next line without its end.
   *
   * @return empty at the text's end
   * @throws IOException if the text is damaged before the end of the line
   */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream(0);
    while (true) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      if (end < limit) {
        byte[] line = join(start, end);
        position = end + 1;
        return Optional.of(line);
      }
      keep(start, end);
      bufferStart += limit;
      position = 0;
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      if (limit == 0) {
        return start.size() == 0 ? Optional.empty() : Optional.of(join(start, 0));
      }
    }
  }

  private byte[] join(ByteArrayOutputStream start, int end) {
    byte[] line;
    if (start.size() == 0 && end - position <= limitBytes) {
      line = Arrays.copyOfRange(buffer, position, end);
    } else {
      keep(start, end);
      line = start.toByteArray();
    }
    number++;
    return line.length > 0 && line[line.length - 1] == '\r'
        ? Arrays.copyOf(line, line.length - 1)
        : line;
  }

  private void keep(ByteArrayOutputStream start, int end) {
    int room = limitBytes + 1 - start.size();
    start.write(buffer, position, Math.min(end - position, room));
  }
}
