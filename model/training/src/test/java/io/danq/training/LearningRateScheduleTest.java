package io.danq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateScheduleTest {
  /** Epochs of the given validation losses. */
  private static List<EpochResult> epochs(String losses) {
    List<EpochResult> epochs = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (double loss :
        Arrays.stream(losses.strip().split(" +"))
            .filter(l -> !l.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray()) {
      epochs.add(new EpochResult(epochs.size() + 1, 1, 1, loss, 0.5, loss < best, 1, 1));
      best = Math.min(best, loss);
    }
    return epochs;
  }

  @ParameterizedTest
  @CsvSource({
    "constant,          '3 2 1', 1",
    "cosine,            '',      1",
    "cosine,            '5 4 3', 0.5",
    "cosine,            '6 5 4 3 2', 0.0669873",
    "exponential:0.5,   '',      1",
    "exponential:0.5,   '3 2 1', 0.125",
    "plateau:0.5:2,     '3 4',   1",
    "plateau:0.5:2,     '3 4 3', 0.5",
    "plateau:0.5:2,     '3 4 3 2 3', 0.5",
    "plateau:0.5:2,     '3 4 5 6 7', 0.25",
  })
  void theRateFollowsTheEpochsBefore(String name, String losses, double factor) {
    LearningRateSchedule schedule = LearningRateSchedule.parse(name);
    assertThat(schedule.factor(epochs(losses), 6)).isCloseTo(factor, within(1e-7));
    assertThat(schedule).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "linear",
        "constant:1",
        "exponential",
        "exponential:x",
        "exponential:1.5",
        "exponential:0",
        "plateau:0.5",
        "plateau:0.5:0",
        "plateau:0.5:x",
        "cosine:2"
      })
  void whatIsNoScheduleIsRefused(String name) {
    assertThatThrownBy(() -> LearningRateSchedule.parse(name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
