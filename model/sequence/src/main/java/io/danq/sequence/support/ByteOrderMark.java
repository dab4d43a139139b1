package io.danq.sequence.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;

/** The mark, U+FEFF, that some editors put before a text in UTF-8. It is not part of the text. */
public final class ByteOrderMark {
  private static final String MARK = "\ufeff";
  private static final byte[] UTF_8 = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private ByteOrderMark() {}

  /** A text, or its first line, without the mark. */
  public static String without(String text) {
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  /**
   * Skips the mark at the start of a file. Damage there is reported when the stream is read.
   *
   * @return how many bytes it has; 0 if there is none
   */
  public static int skip(BufferedInputStream in) throws IOException {
    in.mark(UTF_8.length);
    byte[] start = new byte[UTF_8.length];
    try {
      if (in.readNBytes(start, 0, start.length) == start.length && Arrays.equals(start, UTF_8)) {
        return start.length;
      }
    } catch (IOException e) {
      // met again when the stream is read
    }
    in.reset();
    return 0;
  }
}
