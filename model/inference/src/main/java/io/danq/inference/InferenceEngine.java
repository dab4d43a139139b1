package io.danq.inference;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * A network in the memory of one engine. {@link EnginePredictor} adds what is the same for all of
 * them: strands, threads and batches of any size. Thread-safe, but nothing may run while it is
 * closed.
 */
sealed interface InferenceEngine extends AutoCloseable permits OnnxEngine, OneDnnEngine {
  /** Windows in one run, at most. */
  int batchSize();

  /**
   * Makes the memory of one run.
   *
   * @throws InferenceException if the engine fails
   */
  Pass newPass();

  /**
   * Frees the network; its passes are closed before.
   *
   * @throws InferenceException if the engine fails
   */
  @Override
  void close();

  /** The memory of one run, for one thread at a time. */
  sealed interface Pass extends AutoCloseable permits OnnxPass, OneDnnPass {
    /**
     * Runs the network over some windows, or over their reverse complements.
     *
     * @param windows 1 to {@link InferenceEngine#batchSize} windows
     * @return {@code [windows, targets]} from its position on, until the next run
     * @throws InferenceException if the engine fails
     */
    FloatBuffer run(List<byte[]> windows, boolean reverseComplement);

    @Override
    void close();
  }
}
