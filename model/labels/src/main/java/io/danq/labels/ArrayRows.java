package io.danq.labels;

import java.io.IOException;
import java.util.List;

/**
 * An array of numbers that is read row after row, a row being what belongs to one window.
 * Implementations are not thread-safe.
 */
public interface ArrayRows {
  /** Number of rows, then the axes of a row, the last of them contiguous. */
  List<Integer> shape();

  /**
   * Reads the next row as float32.
   *
   * @param into as many as a row has elements
   * @return false after the last row
   * @throws IOException if the file cannot be read or is damaged
   */
  boolean next(float[] into) throws IOException;
}
