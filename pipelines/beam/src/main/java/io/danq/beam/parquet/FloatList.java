package io.danq.beam.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.RandomAccess;
import org.apache.parquet.column.ColumnWriter;

/** An array of floats as a list for Avro, without an object per float. */
public final class FloatList extends AbstractList<Float> implements RandomAccess {
  private final float[] values;

  public FloatList(float[] values) {
    this.values = values;
  }

  /**
   * Reads a list from its bytes.
   *
   * @param bytes the floats one after the other, each with its low byte first
   */
  public static FloatList ofLittleEndian(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new FloatList(values);
  }

  /** Appends the floats to a buffer with room for them, each with its low byte first. */
  public void putLittleEndian(ByteBuffer bytes) {
    ByteBuffer room = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    room.asFloatBuffer().put(values);
    bytes.position(bytes.position() + values.length * Float.BYTES);
  }

  /** Writes all floats but the first, which begins the list, to a column. */
  void writeRest(ColumnWriter column, int repetitionLevel, int definitionLevel) {
    for (int i = 1; i < values.length; i++) {
      column.write(values[i], repetitionLevel, definitionLevel);
    }
  }

  @Override
  public Float get(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }
}
