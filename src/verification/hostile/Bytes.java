package hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes of files, written without the libraries that read them. */
final class Bytes {
  private static final int BLOCK = 60_000;

  private Bytes() {}

  /** Latin-1, so that each character is one byte. */
  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, Math.min(bytes.length, Math.max(0, length)));
  }

  static byte[] set(byte[] bytes, int offset, int count, long value) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < count; i++) {
      changed[offset + i] = (byte) (value >> (8 * i));
    }
    return changed;
  }

  static byte[] ints(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putInt);
    return bytes.array();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** bgzf with its end-of-file block. */
  static byte[] bgzf(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int start = 0; start < content.length; start += BLOCK) {
      out.writeBytes(
          block(Arrays.copyOfRange(content, start, Math.min(content.length, start + BLOCK))));
    }
    out.writeBytes(block(new byte[0]));
    return out.toByteArray();
  }

  private static byte[] block(byte[] data) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(data);
    deflater.finish();
    byte[] deflated = new byte[BLOCK + 1000];
    int length = deflater.deflate(deflated);
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(data);
    int size = 18 + length + 8 - 1;
    byte[] header = {
      0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff, 6, 0, 'B', 'C', 2, 0, (byte) size, (byte) (size >> 8)
    };
    return join(header, cut(deflated, length), ints((int) crc.getValue(), data.length));
  }
}
