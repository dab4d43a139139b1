package io.danq.prediction.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongConsumer;

/** Tells how many bytes each call has read from a file. */
final class CountingStream extends FilterInputStream {
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
}
