package io.danq.prediction.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.FailureReason;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaxFailedTest {
  @ParameterizedTest
  @CsvSource({
    "50%, 100, 50, 0, false",
    "50%, 100, 51, 0, true",
    "5%, 1000, 51, 1, false",
    "0.1%, 1000, 2, 0, true",
    "0, 10, 1, 0, true",
    "0, 25, 25, 25, false",
    "3, 10, 3, 0, false",
    "3, 10, 4, 0, true",
    "100%, 10, 10, 0, false",
    "0%, 0, 0, 0, false"
  })
  void aRunFailsAboveTheLimitAndPartlyPredictedRecordsDoNotCount(
      String limit, long reads, long failed, long partly, boolean exceeded) {
    RunSummary run =
        new RunSummary(
            reads,
            Map.of(),
            null,
            0,
            null,
            null,
            0,
            0,
            Map.of(FailureReason.TOO_FEW_REAL_BASES, failed),
            partly,
            1,
            0,
            null,
            Map.of(),
            null);
    assertThat(MaxFailed.parse(limit).isExceededBy(run)).isEqualTo(exceeded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "101%", "half", "0.5", "%", "", "5 %"})
  void anotherTextIsRefused(String text) {
    assertThatThrownBy(() -> MaxFailed.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "maxFailed must be a number of records or a percentage from 0%% to 100%%, was '%s'",
            text);
  }
}
