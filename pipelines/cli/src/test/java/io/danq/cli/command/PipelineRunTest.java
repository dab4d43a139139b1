package io.danq.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.run.RunSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineRunTest {
  @ParameterizedTest
  @CsvSource({"815, '6,700 windows, 815 predicted'", "6700, '6,700'"})
  void theSummarySaysHowManyWindowsWerePredictedWhereSomeAreEqual(long predicted, String windows) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);

    new PipelineRun(writer, writer)
        .printSummary(
            new RunSummary(
                6700, Map.of(), null, 6700, 815L, 8.2, 6700, predicted, Map.of(), 0, 10, 670, null,
                Map.of(), null),
            "out");

    assertThat(out.toString().lines())
        .contains(
            "windows                " + windows,
            "bins                   815, each with 8.2 reads on average");
  }
}
