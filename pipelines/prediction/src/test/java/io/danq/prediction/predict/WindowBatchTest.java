package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.metrics.Tally;
import io.danq.inference.InferenceException;
import io.danq.registry.model.InferenceMetrics;
import io.danq.sequence.testing.RandomDna;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowBatchTest {
  private static final List<byte[]> WINDOWS = new RandomDna(1).windows(4, 1000);

  private final Collected collected = new Collected();

  /** Gives a window the first of its bases, and fails where it is given one of the bad ones. */
  private static WindowBatch.Engine failingOn(Integer... bad) {
    Set<byte[]> refused =
        Set.of(Arrays.stream(bad).map(i -> WINDOWS.get(i)).toArray(byte[][]::new));
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
            Arrays.stream(positions).mapToObj(i -> i + "=" + (float) WINDOWS.get(i)[0]).toList());
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
    assertThat(collected.failures).containsExactly("2: the engine failed");
    assertThat(added(before, InferenceMetrics.FAILED_BATCHES)).isEqualTo(1);
    assertThat(added(before, InferenceMetrics.INFERENCES)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aScoreThatIsNotFiniteFailsItsWindow(float score) {
    WindowBatch.Engine engine =
        windows ->
            windows.stream()
                .map(w -> new float[] {w[0], w == WINDOWS.get(1) ? score : 0.5f})
                .toArray(float[][]::new);

    WindowBatch.predict(engine, 1000, WINDOWS, collected);

    expectPredicted(0, 2, 3);
    assertThat(collected.failures).containsExactly("1: the score of target 1 is " + score);
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
    private final List<String> failures = new ArrayList<>();

    @Override
    public void predicted(int position, float[] probabilities) {
      predictions.add(position + "=" + probabilities[0]);
    }

    @Override
    public void failed(int position, String fault) {
      failures.add(position + ": " + fault);
    }
  }
}
