package io.danq.prediction.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.TestWindows;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows between workers. */
final class SourcedRowTest {
  static Stream<SequenceWindow> windows() {
    return TestWindows.all();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aRowComesBackWithItsSource(SequenceWindow window) throws IOException {
    FailedRecord failed =
        new FailedRecord(
            window.source(), Optional.empty(), FailureReason.NO_BASES, "none", new byte[0]);
    SourcedRow row = new SourcedRow(window.source(), window.position(), FailedRows.row(failed));
    Coder<SourcedRow> coder = new SourcedRow.SourcedRowCoder();
    SourcedRow back = CoderUtils.clone(SerializableUtils.clone(coder), row);
    assertThat(back.source()).isEqualTo(row.source());
    assertThat(back.position()).isEqualTo(row.position());
    assertThat(back.row()).hasToString(row.row().toString());
  }
}
