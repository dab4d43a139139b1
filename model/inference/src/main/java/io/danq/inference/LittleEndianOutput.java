package io.danq.inference;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes any number of values through one small buffer. For one thread. */
final class LittleEndianOutput {
  private static final int CHUNK = 1 << 20;

  private final WritableByteChannel channel;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  LittleEndianOutput(WritableByteChannel channel) {
    this.channel = channel;
  }

  void write(byte[] bytes) throws IOException {
    writeFully(ByteBuffer.wrap(bytes));
  }

  /** Writes a buffer of floats or bytes from position to limit, without moving its position. */
  void write(Buffer numbers) throws IOException {
    if (numbers instanceof FloatBuffer floats) {
      write(floats.duplicate());
    } else {
      writeFully(((ByteBuffer) numbers).duplicate());
    }
  }

  private void write(FloatBuffer floats) throws IOException {
    while (floats.hasRemaining()) {
      int count = Math.min(floats.remaining(), CHUNK / Float.BYTES);
      chunk.clear().asFloatBuffer().put(floats.slice(floats.position(), count));
      writeFully(chunk.limit(count * Float.BYTES));
      floats.position(floats.position() + count);
    }
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
