package io.danq.network.reference;

import java.util.List;

/**
 * A network run by somebody else's code, slowly, to judge the engines that serve. Thread-safe;
 * calls may wait for one another.
 *
 * <ul>
 *   <li>input: windows of exactly the network's length in ASCII bases
 *   <li>output: float32 {@code [windows][targets]}, probabilities 0 to 1 in target order
 * </ul>
 */
public interface ReferenceNetwork extends AutoCloseable {
  /**
   * Predicts windows as they are.
   *
   * @throws IllegalArgumentException if a window has another length than the network's
   * @throws IllegalStateException after {@link #close}
   */
  float[][] predict(List<byte[]> windows);

  /**
   * As {@link #predict}, the mean of the probabilities of each window and of its reverse
   * complement.
   */
  float[][] predictBothStrands(List<byte[]> windows);

  /** Frees the network's memory once calls in progress are done; a second call does nothing. */
  @Override
  void close();
}
