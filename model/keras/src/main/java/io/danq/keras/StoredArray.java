package io.danq.keras;

import io.jhdf.api.Dataset;

/**
 * One array of a layer in a file, not yet checked.
 *
 * @param path where it is, for messages
 * @param variable Keras' name of it; empty if the file names arrays by number
 * @param dataset the array
 */
record StoredArray(String path, String variable, Dataset dataset) {
  long dimension(int axis) {
    return dataset.getDimensionsAsLong()[axis];
  }

  int rank() {
    return dataset.getDimensionsAsLong().length;
  }

  /** Whether its name is that of a variable: {@code kernel}, or Keras 1's {@code dense_1_W}. */
  boolean isNamed(String expected) {
    return variable.isEmpty()
        || variable.equals(expected)
        || (!expected.endsWith("kernel") && variable.endsWith("_" + expected))
        || variable.matches("param_\\d+");
  }
}
