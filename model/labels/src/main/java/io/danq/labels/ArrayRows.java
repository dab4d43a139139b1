package io.danq.labels;

import java.io.IOException;
import java.util.List;

/**
 * An array of numbers, read row by row. A row belongs to one window. Implementations are not
 * thread-safe.
 */
public interface ArrayRows {
  /** Number of rows, then the axes of a row. The last axis is contiguous. */
  List<Integer> shape();

  /**
   * Reads the next row as float32.
   *
   * @param into one float per element of a row
   * @return false after the last row
   * @throws IOException if the file cannot be read or is damaged
   */
  boolean next(float[] into) throws IOException;
}
