package io.danq.sequence.genome;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read from a file. Not thread-safe. */
final class CountedStream extends FilterInputStream {
  private static final long STEP = 1 << 22;

  private final PackingListener listener;
  private final long total;
  private long bytes;
  private long told;

  CountedStream(InputStream in, long total, PackingListener listener) {
    super(in);
    this.total = total;
    this.listener = listener;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count(c < 0 ? 0 : 1);
    return c;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(n);
    return n;
  }

  /** The stream of a named pipe fails when asked. */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  private void count(long n) {
    bytes += Math.max(0, n);
    if (bytes - told >= STEP) {
      told = bytes;
      listener.read(bytes, total);
    }
  }
}
