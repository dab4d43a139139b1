package io.danq.sequence.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers which bgzf blocks contained the bytes that a parser has read ahead. Not thread-safe.
 */
final class BlockPlaces extends InputStream {
  private final BgzfStream blocks;
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private long offset;

  /**
   * Bytes that were read at once, and are therefore from one block.
   *
   * @param start decompressed bytes before them
   * @param virtualOffset where their first byte is
   */
  private record Stretch(long start, long virtualOffset) {}

  BlockPlaces(BgzfStream blocks) {
    this.blocks = blocks;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    long place = blocks.virtualOffset();
    int count = blocks.read(buffer, from, length);
    if (count > 0) {
      stretches.add(new Stretch(offset, place));
      offset += count;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }

  /**
   * The virtual offset of a byte that was read, or of the next one.
   *
   * @param decompressed bytes before it, no fewer than in the previous call
   */
  long virtualOffset(long decompressed) {
    if (decompressed == offset) {
      stretches.clear();
      return blocks.virtualOffset();
    }
    Stretch stretch = stretches.remove();
    while (!stretches.isEmpty() && stretches.element().start() <= decompressed) {
      stretch = stretches.remove();
    }
    stretches.addFirst(stretch);
    return stretch.virtualOffset() + decompressed - stretch.start();
  }
}
