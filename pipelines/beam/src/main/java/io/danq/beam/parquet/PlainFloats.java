package io.danq.beam.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;

/**
 * The floats of one page in Parquet's encoding PLAIN: four bytes each, the low one first. Parquet's
 * own class writes them byte by byte. Not thread-safe.
 */
final class PlainFloats extends ValuesWriter {
  private static final int FIRST_CAPACITY = 1024;

  private float[] values = new float[FIRST_CAPACITY];
  private int count;

  @Override
  public void writeFloat(float value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  @Override
  public BytesInput getBytes() {
    byte[] bytes = new byte[count * Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values, 0, count);
    return BytesInput.from(bytes);
  }

  @Override
  public Encoding getEncoding() {
    return Encoding.PLAIN;
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
    return (long) values.length * Float.BYTES;
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " floats of a page, " + getAllocatedSize() + " bytes";
  }
}
