package io.danq.sequence.file;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.BlockCompressedStreamConstants;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Decompresses gzip of one or several members and bgzf. Not thread-safe.
 *
 * <p>Hands out every byte before a damage and throws only then, again at every later read. A bgzf
 * file without its end-of-file block is damaged too: it may have been cut off between two blocks,
 * which nothing else shows.
 *
 * <p>htsjdk's own bgzf stream is not used: it takes an empty block in the middle, as concatenated
 * files have it, for the end.
 */
final class Decompression extends InputStream {
  private final GzipCompressorInputStream in;
  private final Tail raw;
  private final boolean bgzf;
  private IOException damage;

  private Decompression(GzipCompressorInputStream in, Tail raw, boolean bgzf) {
    this.in = in;
    this.raw = raw;
    this.bgzf = bgzf;
  }

  /** The content of a file: decompressed where it is compressed, else as it is. */
  static InputStream of(String file, InputStream content) throws IOException {
    Tail raw = new Tail(content, BlockCompressedStreamConstants.EMPTY_GZIP_BLOCK.length);
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    if (!gzip) {
      return in;
    }
    boolean bgzf = BlockCompressedInputStream.isValidFile(in);
    try {
      return new Decompression(new GzipCompressorInputStream(in, true), raw, bgzf);
    } catch (IOException e) {
      throw new SequenceFormatException(file + " is not a whole gzip file: it ends early", e);
    }
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
      int n = in.read(buffer, offset, length);
      if (n < 0 && bgzf && !raw.endsWith(BlockCompressedStreamConstants.EMPTY_GZIP_BLOCK)) {
        throw new EOFException("the bgzf end-of-file block is missing: the file is cut off");
      }
      return n;
    } catch (IOException e) {
      damage = e;
      int n = Math.toIntExact(in.getBytesRead() - before);
      if (n > 0) {
        return n;
      }
      throw damage;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Remembers the last bytes that were read of a stream. */
  private static final class Tail extends InputStream {
    private final InputStream in;
    private final byte[] tail;

    Tail(InputStream in, int length) {
      this.in = in;
      this.tail = new byte[length];
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      if (n > 0) {
        int kept = Math.max(0, tail.length - n);
        System.arraycopy(tail, tail.length - kept, tail, 0, kept);
        int added = tail.length - kept;
        System.arraycopy(buffer, offset + n - added, tail, kept, added);
      }
      return n;
    }

    boolean endsWith(byte[] end) {
      return Arrays.equals(tail, end);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
