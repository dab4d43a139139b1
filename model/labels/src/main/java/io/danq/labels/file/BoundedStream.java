package io.danq.labels.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next bytes of another stream, up to a limit. The other stream stays open. */
final class BoundedStream extends FilterInputStream {
  private long left;

  BoundedStream(InputStream in, long bytes) {
    super(in);
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      return -1;
    }
    int value = in.read();
    left -= value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = in.read(into, offset, (int) Math.min(count, left));
    left -= Math.max(0, read);
    return read;
  }

  /** Skips the bytes that were not read. */
  void skipRest() throws IOException {
    in.skipNBytes(left);
    left = 0;
  }

  @Override
  public void close() {
    // the other stream stays open
  }
}
