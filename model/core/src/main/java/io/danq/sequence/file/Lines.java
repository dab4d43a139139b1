package io.danq.sequence.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a text, ended by LF or CRLF, as bytes. Not thread-safe. */
final class Lines {
  /** The longest line that is read, in bytes: several times the longest read ever sequenced. */
  static final int MAX_LENGTH = 64 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The number of the line that was handed out last, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line without its end.
   *
   * @return empty at the text's end
   * @throws IOException if the text is damaged before the line's end, or the line too long
   */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream(0);
    while (true) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      if (start.size() + (end - position) > MAX_LENGTH) {
        throw new IOException("line " + (number + 1) + " is longer than " + MAX_LENGTH + " bytes");
      }
      if (end < limit) {
        byte[] line = join(start, end);
        position = end + 1;
        return Optional.of(line);
      }
      start.write(buffer, position, end - position);
      position = 0;
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      if (limit == 0) {
        return start.size() == 0 ? Optional.empty() : Optional.of(join(start, 0));
      }
    }
  }

  private byte[] join(ByteArrayOutputStream start, int end) {
    byte[] line;
    if (start.size() == 0) {
      line = Arrays.copyOfRange(buffer, position, end);
    } else {
      start.write(buffer, position, end - position);
      line = start.toByteArray();
    }
    number++;
    return line.length > 0 && line[line.length - 1] == '\r'
        ? Arrays.copyOf(line, line.length - 1)
        : line;
  }
}
