package io.danq.prediction.predict;

import io.danq.inference.InferenceException;
import io.danq.registry.model.InferenceMetrics;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.window.SequenceWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs the engine over a batch so that no bad window costs another its prediction.
 *
 * <p>If the engine fails on a batch, every window of it is predicted alone, and the windows on
 * which it fails again become failed records. If it can predict none of them, nor a window of
 * nothing but A, the windows are not at fault. The failure is then thrown, so that the runner
 * restarts the task instead of turning a whole stream into failed records. Stateless and
 * thread-safe.
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

    void failed(int position, FailedRecord failed);
  }

  /**
   * Predicts a batch of at least one window.
   *
   * @param windowLength bases in a window as the engine takes it
   * @throws InferenceException if the engine fails on every window
   */
  static void predict(
      Engine engine, int windowLength, List<SequenceWindow> windows, Outcomes outcomes) {
    float[][] probabilities;
    try {
      probabilities = timed(engine, windows.stream().map(SequenceWindow::bases).toList());
    } catch (InferenceException | IllegalArgumentException e) {
      InferenceMetrics.batchFailed();
      predictEach(engine, windowLength, windows, outcomes);
      return;
    }
    for (int i = 0; i < probabilities.length; i++) {
      deliver(i, windows.get(i), probabilities[i], outcomes);
    }
  }

  private static void predictEach(
      Engine engine, int windowLength, List<SequenceWindow> windows, Outcomes outcomes) {
    List<Runnable> delivered = new ArrayList<>();
    boolean works = false;
    for (int i = 0; i < windows.size(); i++) {
      int position = i;
      SequenceWindow window = windows.get(i);
      try {
        float[][] alone = timed(engine, List.of(window.bases()));
        delivered.add(() -> deliver(position, window, alone[0], outcomes));
        works = true;
      } catch (InferenceException | IllegalArgumentException e) {
        FailedRecord failed = failure(window, String.valueOf(e.getMessage()));
        delivered.add(() -> outcomes.failed(position, failed));
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

  /** A score that is not finite says nothing about its window: the window fails. */
  private static void deliver(
      int position, SequenceWindow window, float[] probabilities, Outcomes outcomes) {
    for (int target = 0; target < probabilities.length; target++) {
      if (!Float.isFinite(probabilities[target])) {
        String fault = "the score of target " + target + " is " + probabilities[target];
        outcomes.failed(position, failure(window, fault));
        return;
      }
    }
    outcomes.predicted(position, probabilities);
  }

  private static FailedRecord failure(SequenceWindow window, String fault) {
    return new FailedRecord(
        window.source(),
        Optional.of(window.sequenceId()),
        FailureReason.INFERENCE_FAILED,
        "the window at " + window.start() + ".." + window.end() + ": " + fault,
        window.bases());
  }
}
