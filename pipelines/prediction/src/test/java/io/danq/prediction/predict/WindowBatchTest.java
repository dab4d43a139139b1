package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.metrics.Tally;
import io.danq.inference.InferenceException;
import io.danq.prediction.TestWindows;
import io.danq.registry.model.InferenceMetrics;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.window.SequenceWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowBatchTest {
  private static final List<SequenceWindow> WINDOWS =
      IntStream.range(0, 4)
          .mapToObj(i -> TestWindows.unaligned(TestWindows.MESSAGE, 200 * i))
          .toList();

  private final Collected collected = new Collected();

  /** Gives a window the first of its bases, and fails where it is given one of the bad ones. */
  private static WindowBatch.Engine failingOn(Integer... bad) {
    Set<byte[]> refused =
        Set.of(Arrays.stream(bad).map(i -> WINDOWS.get(i).bases()).toArray(byte[][]::new));
    return windows -> {
      if (windows.stream().anyMatch(refused::contains)) {
        throw new InferenceException("the engine failed", null);
      }
      return windows.stream().map(bases -> new float[] {bases[0]}).toArray(float[][]::new);
    };
  }

  private void expectPredicted(int... positions) {
    assertThat(collected.predictions)
        .containsExactlyElementsOf(
            Arrays.stream(positions)
                .mapToObj(i -> i + "=" + (float) WINDOWS.get(i).bases()[0])
                .toList());
  }

  @Test
  void everyWindowGetsItsPrediction() {
    WindowBatch.predict(failingOn(), 1000, WINDOWS, collected);

    expectPredicted(0, 1, 2, 3);
    assertThat(collected.failures).isEmpty();
  }

  @Test
  void aWindowOnWhichTheEngineFailsCostsNoOther() {
    Map<String, Long> before = Tally.snapshot();

    WindowBatch.predict(failingOn(2), 1000, WINDOWS, collected);

    expectPredicted(0, 1, 3);
    assertThat(collected.failures).hasSize(1);
    FailedRecord failed = collected.failures.get(0);
    assertThat(failed.source()).isEqualTo(TestWindows.MESSAGE);
    assertThat(failed.sequenceId()).contains("read/1");
    assertThat(failed.reason()).isEqualTo(FailureReason.INFERENCE_FAILED);
    assertThat(failed.message()).isEqualTo("the window at 400..1400: the engine failed");
    assertThat(failed.payload()).isEqualTo(WINDOWS.get(2).bases());
    assertThat(added(before, InferenceMetrics.FAILED_BATCHES)).isEqualTo(1);
    assertThat(added(before, InferenceMetrics.INFERENCES)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aScoreThatIsNotFiniteFailsItsWindow(float score) {
    WindowBatch.Engine engine =
        windows ->
            windows.stream()
                .map(w -> new float[] {w[0], w == WINDOWS.get(1).bases() ? score : 0.5f})
                .toArray(float[][]::new);

    WindowBatch.predict(engine, 1000, WINDOWS, collected);

    expectPredicted(0, 2, 3);
    assertThat(collected.failures).hasSize(1);
    assertThat(collected.failures.get(0).reason()).isEqualTo(FailureReason.INFERENCE_FAILED);
    assertThat(collected.failures.get(0).message()).endsWith("the score of target 1 is " + score);
  }

  @Test
  void aBatchOfBadWindowsAloneIsReported() {
    WindowBatch.predict(failingOn(0, 1, 2, 3), 1000, WINDOWS, collected);

    assertThat(collected.predictions).isEmpty();
    assertThat(collected.failures).hasSize(4);
  }

  @Test
  void anEngineThatFailsOnEverythingIsNoFaultOfTheWindows() {
    WindowBatch.Engine broken =
        windows -> {
          throw new InferenceException("out of memory", null);
        };

    assertThatThrownBy(() -> WindowBatch.predict(broken, 1000, WINDOWS, collected))
        .isInstanceOf(InferenceException.class)
        .hasMessage("out of memory");
    assertThat(collected.predictions).isEmpty();
    assertThat(collected.failures).isEmpty();
  }

  private static long added(Map<String, Long> before, String counter) {
    return Tally.snapshot().getOrDefault(counter, 0L) - before.getOrDefault(counter, 0L);
  }

  private static final class Collected implements WindowBatch.Outcomes {
    private final List<String> predictions = new ArrayList<>();
    private final List<FailedRecord> failures = new ArrayList<>();

    @Override
    public void predicted(int position, float[] probabilities) {
      predictions.add(position + "=" + probabilities[0]);
    }

    @Override
    public void failed(int position, FailedRecord failed) {
      failures.add(failed);
    }
  }
}
