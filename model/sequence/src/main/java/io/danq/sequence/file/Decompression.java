package io.danq.sequence.file;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip of one or several members, and bgzf.
 *
 * <p>The streams return every byte before the damage and then throw, at every later read too. bgzf
 * is checked block by block before any of its bytes is returned. In plain gzip, wrong bytes show at
 * the end of their member at the latest.
 */
public final class Decompression {
  private static final int BUFFER = 1 << 16;

  private Decompression() {}

  /** How a file is compressed. */
  enum Storage {
    PLAIN,
    /** One or several members, which do not tell where they end. */
    GZIP,
    /** Blocks of at most 64 KiB that can be read independently. */
    BGZF
  }

  /**
   * The content of a file, decompressed if it is compressed.
   *
   * @param file its path or URI, for messages
   * @throws SequenceFormatException if it is compressed and damaged at its start
   */
  public static InputStream of(String file, InputStream content) throws IOException {
    BufferedInputStream in = new BufferedInputStream(content, BUFFER);
    return switch (storage(in)) {
      case PLAIN -> in;
      case BGZF -> new BgzfStream(in);
      case GZIP -> gzip(file, in);
    };
  }

  /** How a file is compressed. The stream keeps its position, the file's start. */
  static Storage storage(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    if (!compressed) {
      return Storage.PLAIN;
    }
    return BlockCompressedInputStream.isValidFile(in) ? Storage.BGZF : Storage.GZIP;
  }

  private static InputStream gzip(String file, InputStream in) throws SequenceFormatException {
    try {
      return new GzipStream(new GzipCompressorInputStream(in, true));
    } catch (IOException | RuntimeException e) {
      throw new SequenceFormatException(file + " cannot be read: " + Faults.describe(e), e);
    }
  }

  /** Returns what was decompressed before an exception; the wrapped stream would drop it. */
  private static final class GzipStream extends InputStream {
    private final GzipCompressorInputStream in;
    private @Nullable IOException damage;

    GzipStream(GzipCompressorInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (damage != null) {
        throw damage;
      }
      long before = in.getBytesRead();
      try {
        return in.read(buffer, offset, length);
      } catch (IOException e) {
        damage = e;
        int n = Math.toIntExact(in.getBytesRead() - before);
        if (n > 0) {
          return n;
        }
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
