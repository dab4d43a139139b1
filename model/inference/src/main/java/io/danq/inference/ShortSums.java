package io.danq.inference;

/** The inner loop of {@link ShortConvolution}. Stateless and thread-safe. */
interface ShortSums {
  /** Filters that are summed side by side. */
  int block();

  /**
   * Sums one block of filters, then applies ReLU, max-pooling and the shift to 8 bits.
   *
   * @param full the start of each position's 3-mer in a full table
   * @param last the start of each position's last mer in the last table
   * @param out unsigned {@code [steps, filters]}, the filters padded to whole blocks
   */
  void pool(ShortTables tables, int block, int[] full, int[] last, Pooling pooling, byte[] out);

  /**
   * The implementation with the Vector API.
   *
   * @throws IllegalStateException if this JVM does not have the module
   */
  static ShortSums vectors() {
    return VectorApi.create("io.danq.inference.VectorShortSums", ShortSums.class);
  }
}
