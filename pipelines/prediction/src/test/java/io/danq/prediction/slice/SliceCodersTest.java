package io.danq.prediction.slice;

import static io.danq.prediction.RoundTrip.assertComesBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.TestWindows;
import io.danq.prediction.rows.FailedRows;
import io.danq.prediction.rows.SourcedRow;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import java.io.IOException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

/** Slices and what is known of them, between workers. */
final class SliceCodersTest {
  @Test
  void whatSlicesAreMadeOfComesBackAsItWas() throws IOException {
    Slice slice = new Slice("reads.v1", 3, 1L << 40);
    assertComesBack(new Slice.SliceCoder(), slice);
    SliceProgress progress = new SliceProgress(1, 2, 3, 4, 1L << 39, 1L << 40, 1L << 41);
    assertComesBack(new SliceTally.SliceTallyCoder(), new SliceTally(slice, progress));
    FailedRecord failed =
        FailedRecord.of(TestWindows.MESSAGE, FailureReason.INVALID_BASE, "a !", "AC!");
    SliceItem.SliceItemCoder items = new SliceItem.SliceItemCoder();
    assertComesBack(items, SliceItem.of(progress));
    SourcedRow row = new SourcedRow(TestWindows.MESSAGE, 0, FailedRows.row(failed));
    SliceItem back = CoderUtils.clone(items, SliceItem.of(row));
    assertThat(back.progress()).isEqualTo(SliceProgress.RESULT);
    assertThat(back.row().orElseThrow().source()).isEqualTo(TestWindows.MESSAGE);
    assertThat(back.row().orElseThrow().row()).hasToString(row.row().toString());
  }
}
