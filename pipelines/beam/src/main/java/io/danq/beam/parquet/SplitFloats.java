package io.danq.beam.parquet;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;

/**
 * The floats of one page in Parquet's encoding BYTE_STREAM_SPLIT: the lowest bytes of all, then the
 * second lowest, and so on. Exponents of probabilities are alike and stand together, so that they
 * compress; Parquet's own class writes byte by byte. Not thread-safe.
 */
final class SplitFloats extends ValuesWriter {
  private static final int FIRST_CAPACITY = 1024;

  private int[] bits = new int[FIRST_CAPACITY];
  private int count;

  @Override
  public void writeFloat(float value) {
    if (count == bits.length) {
      bits = Arrays.copyOf(bits, 2 * count);
    }
    bits[count++] = Float.floatToIntBits(value);
  }

  @Override
  public BytesInput getBytes() {
    byte[] bytes = new byte[count * Float.BYTES];
    for (int stream = 0; stream < Float.BYTES; stream++) {
      int from = stream * count;
      int shift = stream * Byte.SIZE;
      for (int i = 0; i < count; i++) {
        bytes[from + i] = (byte) (bits[i] >>> shift);
      }
    }
    return BytesInput.from(bytes);
  }

  @Override
  public Encoding getEncoding() {
    return Encoding.BYTE_STREAM_SPLIT;
  }

  @Override
  public void reset() {
    count = 0;
  }

  @Override
  public long getBufferedSize() {
    return (long) count * Float.BYTES;
  }

  @Override
  public long getAllocatedSize() {
    return (long) bits.length * Integer.BYTES;
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " floats of a page, " + getAllocatedSize() + " bytes";
  }
}
