package io.danq.sequence.variant;

/** Where lines and columns are in the bytes of a VCF. Stateless. */
final class VcfText {
  private static final int ALT = 4;

  private VcfText() {}

  /** One past the last byte of a line, without its LF or CRLF. */
  static int end(byte[] bytes, int from, int to) {
    int end = to;
    if (end > from && bytes[end - 1] == '\n') {
      end--;
    }
    if (end > from && bytes[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  /** How many entries the ALT column of a line has; at least 1. */
  static int alleles(byte[] bytes, int from, int to) {
    int column = 0;
    int count = 1;
    for (int i = from; i < to && column <= ALT; i++) {
      if (bytes[i] == '\t') {
        column++;
      } else if (column == ALT && bytes[i] == ',') {
        count++;
      }
    }
    return count;
  }

  /** Whether a line is neither empty nor of a header. */
  static boolean isData(byte[] bytes, int from, int to) {
    return end(bytes, from, to) > from && bytes[from] != '#';
  }

  /** One past the last byte of a line with its end; {@code limit} if the text ends without one. */
  static int next(byte[] bytes, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return limit;
  }
}
