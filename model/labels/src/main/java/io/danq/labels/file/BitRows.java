package io.danq.labels.file;

import io.danq.labels.ArrayRows;
import io.danq.labels.LabelledDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of zeros and ones in memory, a bit for each, filled in MATLAB's order: the first axis,
 * the windows, runs fastest.
 */
final class BitRows implements ArrayRows {
  private static final double USABLE_HEAP = 0.8;

  private final List<Integer> shape;
  private final int rows;
  private final int rowSize;
  private final int middle; // length of the second axis
  private final int last; // length of the third; 1 without one
  private final long[][] bits;
  private int read;

  /**
   * All zeros.
   *
   * @param what its name in messages
   * @param shape two or three axes
   * @throws LabelledDataException if it has other axes or does not fit the memory
   */
  BitRows(String what, List<Integer> shape) throws LabelledDataException {
    if (shape.size() < 2 || shape.size() > 3) {
      throw new LabelledDataException(
          what + ": expected [windows, 4, length] or [windows, columns], found shape " + shape);
    }
    this.shape = new ArrayList<>(shape);
    rows = shape.get(0);
    middle = shape.get(1);
    last = shape.size() == 3 ? shape.get(2) : 1;
    long size = (long) middle * last;
    long bytes = rows * (size / Byte.SIZE + 3 * Long.BYTES);
    long heap = Runtime.getRuntime().maxMemory();
    if (size > Integer.MAX_VALUE || bytes > USABLE_HEAP * heap) {
      throw new LabelledDataException(
          what
              + " of shape "
              + shape
              + " takes "
              + (bytes >> 20)
              + " MB, too much for a heap of "
              + (heap >> 20)
              + " MB; give the JVM a larger -Xmx");
    }
    rowSize = (int) size;
    bits = new long[rows][(rowSize + Long.SIZE - 1) / Long.SIZE];
  }

  /** Number of elements. */
  long size() {
    return (long) rows * rowSize;
  }

  /** Sets a bit to one, by its place in MATLAB's order. */
  void set(long place) {
    int row = (int) (place % rows);
    long rest = place / rows;
    int at = (int) (rest % middle) * last + (int) (rest / middle);
    bits[row][at / Long.SIZE] |= 1L << at;
  }

  @Override
  public List<Integer> shape() {
    return List.copyOf(shape);
  }

  @Override
  public boolean next(float[] into) {
    if (read == rows) {
      return false;
    }
    long[] row = bits[read++];
    for (int i = 0; i < rowSize; i++) {
      into[i] = (row[i / Long.SIZE] >>> i) & 1;
    }
    return true;
  }
}
