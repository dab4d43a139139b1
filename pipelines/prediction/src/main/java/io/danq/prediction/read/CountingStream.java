package io.danq.prediction.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongConsumer;

/**
 * Reports how many bytes each call has read from a file. It never asks for the position in the
 * file, because a pipe has none.
 */
class CountingStream extends FilterInputStream {
  private static final int SKIPPED_AT_ONCE = 1 << 16;

  private final LongConsumer counter;

  CountingStream(ReadableByteChannel channel, LongConsumer counter) {
    super(Channels.newInputStream(channel));
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    counter.accept(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    counter.accept(Math.max(0, count));
    return count;
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, SKIPPED_AT_ONCE)).length;
  }
}
