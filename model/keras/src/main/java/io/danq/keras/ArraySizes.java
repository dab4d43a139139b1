package io.danq.keras;

import io.danq.network.DanQConfig;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import java.util.Set;

/**
 * Takes a network's sizes from its arrays, for files that say nothing else. The window is assumed.
 * The pool, whose stride is itself, follows from the rows of the hidden dense layer: {@code steps *
 * 2 * units}, with {@code steps = (window - kernel + 1) / pool}.
 */
final class ArraySizes {
  private static final int WINDOW = 1000;

  private final Answers answers;
  private final Set<Integer> pools;

  /**
   * @param pools the only pools that the network may have; empty for any
   */
  ArraySizes(Answers answers, Set<Integer> pools) {
    this.answers = answers;
    this.pools = pools;
  }

  /**
   * The network with these gates and directions.
   *
   * @throws KerasImportException if no DanQ has arrays of these shapes
   */
  DanQConfig config(WeightSource source, GateActivation gates, LstmDirections directions)
      throws KerasImportException {
    StoredArray kernel = source.arrays(LayerRole.CONVOLUTION).get(0);
    KernelLayout layout = KernelLayout.of(kernel);
    requireRank(kernel, layout == KernelLayout.KERAS2 ? 3 : 4);
    int filters = size(kernel, layout.filterAxis());
    int length = size(kernel, layout.positionAxis());
    StoredArray recurrence = source.arrays(LayerRole.RECURRENT).get(1);
    requireRank(recurrence, 2);
    int units = size(recurrence, 0); // [units, units] or [units, 4 units]
    StoredArray hidden = source.arrays(LayerRole.HIDDEN).get(0);
    requireRank(hidden, 2);
    StoredArray output = source.arrays(LayerRole.OUTPUT).get(0);
    requireRank(output, 2);
    int window = answers.size(OpenQuestion.WINDOW, WINDOW, "DanQ's");
    if (length > window) {
      throw new KerasImportException(
          kernel.path()
              + ": expected kernels of at most the window's "
              + window
              + " bases, found "
              + length);
    }
    int pool = pool(hidden, window - length + 1, units);
    try {
      return new DanQConfig(
          window,
          filters,
          length,
          pool,
          pool,
          units,
          size(hidden, 1),
          size(output, 1),
          gates,
          directions);
    } catch (IllegalArgumentException e) {
      throw new KerasImportException(String.valueOf(e.getMessage()), e);
    }
  }

  private int pool(StoredArray hidden, int positions, int units) throws KerasImportException {
    long rows = hidden.dimension(0);
    long steps = rows / (2L * units);
    if (steps < 1 || rows % (2L * units) != 0 || steps > positions) {
      throw new KerasImportException(
          hidden.path()
              + ": expected rows for 1 to "
              + positions
              + " steps of 2 x "
              + units
              + " LSTM units, found "
              + rows);
    }
    int smallest = (int) (positions / (steps + 1)) + 1;
    int largest = (int) (positions / steps);
    String fact = rows + " rows of " + hidden.path() + " are " + steps + " steps";
    if (smallest > largest) {
      throw new KerasImportException(
          fact + ", which no pool can make from " + positions + " positions; is --window right?");
    }
    if (smallest < largest && !answers.has(OpenQuestion.POOL)) {
      throw new KerasImportException(
          fact
              + ", which every pool from "
              + smallest
              + " to "
              + largest
              + " would make; add"
              + " --pool");
    }
    int pool = answers.size(OpenQuestion.POOL, smallest, fact);
    if (pool < smallest || pool > largest) {
      throw new KerasImportException(
          fact
              + ": expected a pool of "
              + (smallest == largest ? smallest : smallest + " to " + largest)
              + ", found "
              + pool);
    }
    if (!pools.isEmpty() && !pools.contains(pool)) {
      throw new KerasImportException(
          fact + ", a pool of " + pool + "; the seed's networks have a pool of 2 or 13");
    }
    return pool;
  }

  private static void requireRank(StoredArray array, int rank) throws KerasImportException {
    if (array.rank() != rank) {
      throw new KerasImportException(
          array.path() + ": expected " + rank + " axes, found " + array.rank());
    }
  }

  private static int size(StoredArray array, int axis) throws KerasImportException {
    long size = array.dimension(axis);
    if (size < 1 || size > KerasLayer.MAX_DIMENSION) {
      throw new KerasImportException(
          array.path()
              + ": expected 1 to "
              + KerasLayer.MAX_DIMENSION
              + " along axis "
              + axis
              + ", found "
              + size);
    }
    return (int) size;
  }
}
