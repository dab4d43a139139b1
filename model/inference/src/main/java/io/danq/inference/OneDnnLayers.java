package io.danq.inference;

/**
 * The layers of a network for runs with a number of rows.
 *
 * @param rows windows in one run, at most
 */
record OneDnnLayers(int rows, OneDnnLstm lstm, OneDnnDense hidden, OneDnnDense output) {
  /**
   * The same network, on the same packed weights, for another number of rows.
   *
   * @throws RuntimeException if oneDNN wants them packed in another way for that number
   */
  OneDnnLayers withRows(int other, NativeObjects natives) {
    return new OneDnnLayers(
        other,
        lstm.withRows(other, natives),
        hidden.withRows(other, natives),
        output.withRows(other, natives));
  }
}
