package io.danq.inference;

/** The inner loop of {@link KmerConvolution}. Stateless and thread-safe. */
interface BlockSums {
  /** Filters that are summed side by side. */
  int block();

  /**
   * Sums one block of filters, then applies ReLU and max-pooling.
   *
   * @param full the start of each position's 3-mer in a full table
   * @param last the start of each position's last mer in the last table
   * @param out {@code [steps, filters]}, the filters padded to whole blocks
   */
  void pool(KmerTables tables, int block, int[] full, int[] last, Pooling pooling, float[] out);

  /**
   * The implementation with the Vector API, loaded by name so that the other classes compile and
   * run without that module.
   *
   * @throws IllegalStateException if this JVM does not have the module
   */
  static BlockSums vectors() {
    return VectorApi.create("io.danq.inference.VectorSums", BlockSums.class);
  }
}
