package io.danq.sequence.track;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compresses and expands blocks of a bigWig file. Stateless. */
final class Zlib {
  private Zlib() {}

  static byte[] compress(byte[] raw) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try {
      deflater.setInput(raw);
      deflater.finish();
      byte[] out = new byte[raw.length + raw.length / 1000 + 64];
      int size = deflater.deflate(out);
      if (!deflater.finished()) {
        throw new IllegalStateException("deflate made " + raw.length + " bytes much longer");
      }
      return Arrays.copyOf(out, size);
    } finally {
      deflater.end();
    }
  }

  /**
   * Expands a block.
   *
   * @param most the most bytes that it has before compression
   */
  static byte[] expand(byte[] compressed, int most) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      byte[] raw = new byte[most];
      int size = inflater.inflate(raw);
      if (!inflater.finished()) {
        throw new IllegalStateException("a block has more than " + most + " bytes");
      }
      return Arrays.copyOf(raw, size);
    } catch (DataFormatException e) {
      throw new IllegalStateException("a block is damaged", e);
    } finally {
      inflater.end();
    }
  }
}
