package io.danq.prediction.predict;

import io.danq.inference.InferenceException;
import io.danq.registry.model.InferenceMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the engine over a batch so that a bad window does not cost the others their predictions.
 *
 * <p>If the engine fails on a batch, each of its windows is predicted alone, and those on which it
 * fails again become failed records. If it cannot predict any of them, nor a window that is all A,
 * the windows are not to blame. The failure is then thrown, so that the runner restarts the task
 * instead of turning an entire stream into failed records. Stateless and thread-safe.
 */
final class WindowBatch {
  private WindowBatch() {}

  /** Predicts windows of one length: {@code [windows][targets]}. */
  interface Engine {
    float[][] predict(List<byte[]> windows);
  }

  /** Where the outcomes of a batch go, each with the position of its window. */
  interface Outcomes {
    void predicted(int position, float[] probabilities);

    /** Takes what is wrong with a window, in words. */
    void failed(int position, String fault);
  }

  /**
   * Predicts a batch of at least one window.
   *
   * @param windowLength bases in a window as the engine takes it
   * @throws InferenceException if the engine fails on every window and on a window that is all A
   */
  static void predict(Engine engine, int windowLength, List<byte[]> windows, Outcomes outcomes) {
    float[][] probabilities;
    try {
      probabilities = timed(engine, windows);
    } catch (InferenceException | IllegalArgumentException e) {
      InferenceMetrics.batchFailed();
      predictEach(engine, windowLength, windows, outcomes);
      return;
    }
    for (int i = 0; i < probabilities.length; i++) {
      deliver(i, probabilities[i], outcomes);
    }
  }

  private static void predictEach(
      Engine engine, int windowLength, List<byte[]> windows, Outcomes outcomes) {
    List<Runnable> delivered = new ArrayList<>();
    boolean works = false;
    for (int i = 0; i < windows.size(); i++) {
      int position = i;
      try {
        float[][] alone = timed(engine, List.of(windows.get(i)));
        delivered.add(() -> deliver(position, alone[0], outcomes));
        works = true;
      } catch (InferenceException | IllegalArgumentException e) {
        String fault = String.valueOf(e.getMessage());
        delivered.add(() -> outcomes.failed(position, fault));
      }
    }
    if (!works) {
      byte[] plain = new byte[windowLength];
      Arrays.fill(plain, (byte) 'A');
      engine.predict(List.of(plain));
    }
    delivered.forEach(Runnable::run);
  }

  private static float[][] timed(Engine engine, List<byte[]> windows) {
    long start = System.nanoTime();
    float[][] probabilities = engine.predict(windows);
    InferenceMetrics.predicted(windows.size(), System.nanoTime() - start);
    return probabilities;
  }

  /** A score that is not finite is meaningless: its window fails. */
  private static void deliver(int position, float[] probabilities, Outcomes outcomes) {
    for (int target = 0; target < probabilities.length; target++) {
      if (!Float.isFinite(probabilities[target])) {
        outcomes.failed(position, "the score of target " + target + " is " + probabilities[target]);
        return;
      }
    }
    outcomes.predicted(position, probabilities);
  }
}
