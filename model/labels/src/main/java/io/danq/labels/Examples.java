package io.danq.labels;

import java.util.BitSet;

/**
 * Labelled windows that can be read in any order, as every epoch does in another one.
 * Implementations are immutable and thread-safe.
 */
public interface Examples {
  /** Number of windows. */
  int count();

  /** Bases in a window. */
  int windowLength();

  /** Number of labels of a window. */
  int columns();

  /**
   * Reads a window's bases.
   *
   * @param example 0 to {@code count() - 1}
   * @param into as many bytes as a window has bases; receives A, C, G, T or N in ASCII
   */
  void bases(int example, byte[] into);

  /**
   * A window's labels.
   *
   * @param example 0 to {@code count() - 1}
   * @return the columns that are positive; not to be changed
   */
  BitSet labels(int example);

  /**
   * Some of these, as they are.
   *
   * @param from the first
   * @param to the end, not included
   * @throws IndexOutOfBoundsException if the range does not lie within these
   */
  default Examples range(int from, int to) {
    return new ExampleRange(this, from, to);
  }

  /** These and behind them their reverse complements, with the same labels. */
  default Examples withReverseComplements() {
    return new BothStrands(this);
  }
}
