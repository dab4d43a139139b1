package io.danq.network.reference;

import java.util.List;

/**
 * A network run by another library, slowly, to check the production engines. Thread-safe; calls may
 * wait for one another.
 *
 * <ul>
 *   <li>input: windows of exactly the network's length in ASCII bases
 *   <li>output: float32 {@code [windows][targets]}, probabilities 0 to 1 in target order
 * </ul>
 */
public interface ReferenceNetwork extends AutoCloseable {
  /**
   * Predicts the forward strand.
   *
   * @throws IllegalArgumentException if a window does not have the network's length
   * @throws IllegalStateException after {@link #close}
   */
  float[][] predict(List<byte[]> windows);

  /**
   * Like {@link #predict}, but averages the probabilities of each window and its reverse
   * complement.
   */
  float[][] predictBothStrands(List<byte[]> windows);

  /** Frees the network's memory once calls in progress are done; a second call does nothing. */
  @Override
  void close();
}
