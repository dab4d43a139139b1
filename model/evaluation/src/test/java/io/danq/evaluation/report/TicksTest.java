package io.danq.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "0.0386, 0.0771, 0.03 0.04 0.05 0.06 0.07 0.08",
    "0.6914, 0.7935, 0.68 0.70 0.72 0.74 0.76 0.78 0.80",
    "0, 1, 0.0 0.2 0.4 0.6 0.8 1.0",
    "-3, 40, -10 0 10 20 30 40",
    "0.5, 0.5, 0.47 0.48 0.49 0.50 0.51 0.52 0.53",
    "1200, 1900, 1200 1400 1600 1800 2000"
  })
  void areRoundAndEncloseWhatIsShown(double low, double high, String labels) {
    Ticks ticks = Ticks.around(low, high);
    assertThat(
            IntStream.rangeClosed(0, ticks.steps())
                .mapToObj(ticks::label)
                .collect(Collectors.joining(" ")))
        .isEqualTo(labels);
    assertThat(ticks.place(low)).isBetween(0.0, 1.0);
    assertThat(ticks.place(high)).isBetween(0.0, 1.0);
  }
}
