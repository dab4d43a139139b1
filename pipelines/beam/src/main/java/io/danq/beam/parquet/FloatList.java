package io.danq.beam.parquet;

import java.util.AbstractList;
import java.util.RandomAccess;

/** An array of floats as a list for Avro, without an object per float. */
public final class FloatList extends AbstractList<Float> implements RandomAccess {
  private final float[] values;

  public FloatList(float[] values) {
    this.values = values;
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
