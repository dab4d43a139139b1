package io.danq.sequence.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses bgzf: gzip members of at most 64 KiB that state their length. Not thread-safe.
 *
 * <p>A block is returned only after its checksum is verified. A complete file ends with an empty
 * block. If that block is missing, the file may have been cut off between two blocks; nothing else
 * shows it.
 *
 * <p>We do not use htsjdk's stream: it stops at an empty block in the middle, which joined files
 * have, and a wrong length can make it allocate gigabytes.
 *
 * <ul>
 *   <li>header of 18 bytes: {@code 1f 8b 08 04}, 6 bytes, {@code 06 00 'B' 'C' 02 00}, uint16
 *       length of the block minus 1
 *   <li>deflated data
 *   <li>footer of 8 bytes: CRC-32 and uint32 length of the data; all little-endian
 * </ul>
 */
final class BgzfStream extends InputStream {
  private static final int HEADER = 18;
  private static final int FOOTER = 8;
  private static final int MAX_DATA = 1 << 16;
  private static final int GZIP_MAGIC = 0x04088b1f;
  private static final int SUBFIELD_AT = 10;
  private static final int SUBFIELD = 0x43420006;
  private static final int LENGTH_AT = 16;

  /** The bits of a virtual offset that tell the place inside a block. */
  static final int VIRTUAL_BITS = 16;

  private static final int WITHIN_BLOCK = (1 << VIRTUAL_BITS) - 1;
  private static final int STORED_BUFFER = 1 << 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] data = new byte[MAX_DATA];
  private int position;
  private int limit;
  private boolean ended;
  private @Nullable IOException damage;
  private long nextBlock;
  private long block;

  /** Decompresses a whole file. */
  BgzfStream(InputStream in) {
    this(in, 0);
  }

  /**
   * Decompresses a file from a block on.
   *
   * @param in begins with the block
   * @param block the block's place in the file
   */
  BgzfStream(InputStream in, long block) {
    this.in = in;
    this.block = block;
    this.nextBlock = block;
  }

  /**
   * Decompresses a file from a byte on.
   *
   * @param virtualOffset where the byte is, as {@link #virtualOffset()} tells it
   * @throws EOFException if the file ends before it
   */
  static BgzfStream at(SeekableContent content, long virtualOffset) throws IOException {
    long block = virtualOffset >>> VIRTUAL_BITS;
    BgzfStream in =
        new BgzfStream(new BufferedInputStream(content.from(block), STORED_BUFFER), block);
    in.skipNBytes(virtualOffset & WITHIN_BLOCK);
    return in;
  }

  /**
   * Where the next byte is, as indexes have it: the place of its block in the file times 65,536,
   * plus its place among the block's decompressed bytes.
   */
  long virtualOffset() {
    return position < limit ? block << VIRTUAL_BITS | position : nextBlock << VIRTUAL_BITS;
  }

  @Override
  public int read() throws IOException {
    return fill() ? data[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, limit - position);
    System.arraycopy(data, position, buffer, offset, n);
    position += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  /** Whether there is another byte. */
  private boolean fill() throws IOException {
    if (damage != null) {
      throw damage;
    }
    try {
      while (position == limit && !ended) {
        nextBlock();
      }
      return position < limit;
    } catch (IOException e) {
      damage = e;
      throw e;
    }
  }

  private void nextBlock() throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length == 0) {
      if (limit > 0) {
        throw new EOFException("the bgzf end-of-file block is missing: the file is cut off");
      }
      ended = true;
      return;
    }
    int length = blockLength(header) - HEADER;
    byte[] rest = in.readNBytes(length);
    if (rest.length < length) {
      throw new EOFException("the file is cut off inside a bgzf block");
    }
    inflate(rest);
    block = nextBlock;
    nextBlock += HEADER + length;
  }

  private static int blockLength(byte[] header) throws IOException {
    if (header.length < HEADER) {
      throw new EOFException("the file is cut off inside a bgzf block");
    }
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int length = (fields.getShort(LENGTH_AT) & 0xffff) + 1;
    if (fields.getInt(0) != GZIP_MAGIC
        || fields.getInt(SUBFIELD_AT) != SUBFIELD
        || length < HEADER + FOOTER) {
      throw new IOException("a bgzf block is corrupt: wrong header");
    }
    return length;
  }

  private void inflate(byte[] block) throws IOException {
    ByteBuffer footer =
        ByteBuffer.wrap(block, block.length - FOOTER, FOOTER).order(ByteOrder.LITTLE_ENDIAN);
    int expectedCrc = footer.getInt();
    int size = footer.getInt();
    if (size < 0 || size > MAX_DATA) {
      throw new IOException("a bgzf block is corrupt: wrong length");
    }
    inflater.reset();
    inflater.setInput(block, 0, block.length - FOOTER);
    crc.reset();
    try {
      int inflated = inflater.inflate(data, 0, size);
      crc.update(data, 0, inflated);
      if (inflated != size || (int) crc.getValue() != expectedCrc) {
        throw new IOException("a bgzf block is corrupt: wrong checksum");
      }
    } catch (DataFormatException e) {
      throw new IOException("a bgzf block is corrupt: " + e.getMessage(), e);
    }
    position = 0;
    limit = size;
  }
}
