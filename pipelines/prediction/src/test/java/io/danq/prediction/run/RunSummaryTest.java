package io.danq.prediction.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.FailureReason;
import io.danq.sequence.SkipReason;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunSummaryTest {
  private static final RunSummary RUN =
      new RunSummary(
          6700,
          Map.of(SkipReason.NOT_PRIMARY, 3L),
          new AlignmentCounts(90, 2, 7),
          6700,
          null,
          null,
          6699,
          815,
          Map.of(FailureReason.NO_BASES, 1L),
          0,
          10,
          669.9,
          null,
          Map.of(),
          null);

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    assertThat(RUN.toJson()).contains("\"rows\":6699,\"predicted\":815");
    assertThat(RunSummary.parse(RUN.toJson())).isEqualTo(RUN);
  }

  /** An interrupted run may go on with a newer program. */
  @Test
  void aRunThatDidNotCountPredictedWindowsPredictedThatOfEveryRow() throws IOException {
    String before = RUN.toJson().replace("\"predicted\":815,", "");
    assertThat(before).doesNotContain("predicted");
    assertThat(RunSummary.parse(before).predicted()).isEqualTo(6699);
    assertThat(RunSummary.parse(before).plus(RUN).predicted()).isEqualTo(6699 + 815);
  }

  @Test
  void aRunThatSkippedForOneReasonOnlyIsReadToo() throws IOException {
    String before = RUN.toJson().replace("{\"NOT_PRIMARY\":3}", "3");
    assertThat(before).contains("\"skipped\":3,");
    assertThat(RunSummary.parse(before)).isEqualTo(RUN);
  }

  @Test
  void anotherTextIsRefused() {
    assertThatThrownBy(() -> RunSummary.parse("[]"))
        .isInstanceOf(IOException.class)
        .hasMessage("not the summary of a run");
  }
}
