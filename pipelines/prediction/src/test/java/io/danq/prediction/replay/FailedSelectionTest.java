package io.danq.prediction.replay;

import static io.danq.prediction.RoundTrip.assertComesBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.TestWindows;
import io.danq.prediction.replay.RecordContainer.Partition;
import io.danq.prediction.replay.RecordContainer.RecordContainerCoder;
import io.danq.prediction.replay.RecordContainer.SequenceFile;
import io.danq.prediction.rows.FailedRows;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailedSelectionTest {
  private static FailedSelection.Entry entry(RecordSource source, FailureReason reason) {
    return FailedSelection.Entry.of(FailedRows.row(FailedRecord.of(source, reason, "why", "")));
  }

  @Test
  void aMessageIsFoundInItsPartitionByItsOffset() {
    assertThat(entry(TestWindows.MESSAGE, FailureReason.INVALID_BASE))
        .isEqualTo(new FailedSelection.Entry(new Partition("reads", 3), 1L << 40, false));
  }

  @Test
  void aRecordIsFoundInItsFileByItsNumberAndAnUnreadableFileFromThereOn() {
    SequenceFile file = new SequenceFile("/data/größe 1.bam");
    assertThat(entry(TestWindows.FILE, FailureReason.INVALID_BASE))
        .isEqualTo(new FailedSelection.Entry(file, 17, false));
    assertThat(entry(TestWindows.FILE, FailureReason.UNREADABLE_FILE))
        .isEqualTo(new FailedSelection.Entry(file, 17, true));
  }

  @Test
  void filesAndPartitionsComeBackAsTheyWere() throws IOException {
    assertComesBack(new RecordContainerCoder(), new Partition("reads.v1", 3));
    assertComesBack(new RecordContainerCoder(), new SequenceFile("/data/größe 1.bam"));
  }

  @Test
  void numbersAreSelectedOnceAndEverythingFromTheFirstUnreadableOneOn() {
    FailedSelection selection = FailedSelection.of(List.of(5L, 2L, 5L, 40L), List.of(30L, 20L));
    assertThat(selection.numbers()).containsExactly(2, 5);
    assertThat(List.of(1L, 2L, 5L, 19L, 20L, 21L, 40L))
        .filteredOn(selection::contains)
        .containsExactly(2L, 5L, 20L, 21L, 40L);
  }
}
