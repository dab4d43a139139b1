package io.danq.prediction.read;

import io.danq.beam.metrics.PredictionMetrics;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** Counts the bytes read from a file, for the display of progress. */
final class CountingStream extends FilterInputStream {
  CountingStream(ReadableByteChannel channel) {
    super(Channels.newInputStream(channel));
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    PredictionMetrics.count(PredictionMetrics.BYTES, value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    PredictionMetrics.count(PredictionMetrics.BYTES, count);
    return count;
  }
}
