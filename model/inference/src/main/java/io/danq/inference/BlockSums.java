package io.danq.inference;

/** The inner loop of {@link KmerConvolution}. Stateless and thread-safe. */
interface BlockSums {
  /** Filters that it adds up side by side. */
  int block();

  /**
   * Adds up, cuts at zero and pools one block of filters.
   *
   * @param full where each position's 3-mer begins in a table
   * @param last where each position's last mer begins in the last table
   * @param out {@code [steps, filters]}, the filters padded to whole blocks
   */
  void pool(KmerTables tables, int block, int[] full, int[] last, Pooling pooling, float[] out);

  /**
   * That of the Vector API, which the compiler sees apart from the rest.
   *
   * @throws IllegalStateException if this JVM does not have the module
   */
  static BlockSums vectors() {
    if (!Convolution.KMER_TABLES.isAvailable()) {
      throw new IllegalStateException(
          "this JVM has no Vector API; start it with --add-modules=jdk.incubator.vector");
    }
    try {
      return Class.forName("io.danq.inference.VectorSums")
          .asSubclass(BlockSums.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("VectorSums is part of this jar", e);
    }
  }
}
