package io.danq.inference;

/** Where the convolution, ReLU and max-pooling of a network are computed. */
public enum Convolution {
  /** In ONNX Runtime, like the rest of the network. */
  GRAPH,
  /** As sums over tables of 3-mers with the Vector API, if {@link VectorApi} finds it. */
  KMER_TABLES;

  /** Whether this JVM supports it. */
  public boolean isAvailable() {
    return this == GRAPH || VectorApi.isAvailable();
  }

  /** The fastest that this JVM supports. */
  public static Convolution fastest() {
    return KMER_TABLES.isAvailable() ? KMER_TABLES : GRAPH;
  }
}
