package io.danq.prediction.replay;

import static io.danq.prediction.RoundTrip.assertComesBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.TestWindows;
import io.danq.prediction.replay.FailedPlace.FailedPlaceCoder;
import io.danq.prediction.replay.RecordContainer.Partition;
import io.danq.prediction.replay.RecordContainer.RecordContainerCoder;
import io.danq.prediction.replay.RecordContainer.SequenceFile;
import io.danq.prediction.rows.FailedRows;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FailedSelectionTest {
  private static FailedSelection.Entry entry(RecordSource source, FailureReason reason) {
    return FailedSelection.Entry.of(FailedRows.row(FailedRecord.of(source, reason, "why", "")));
  }

  @Test
  void aMessageIsFoundInItsPartitionByItsOffset() {
    assertThat(entry(TestWindows.MESSAGE, FailureReason.INVALID_BASE))
        .isEqualTo(
            new FailedSelection.Entry(
                new Partition("reads", 3), new FailedPlace(1L << 40, 0, false)));
  }

  @Test
  void aRecordIsFoundInItsFileByItsNumberAndAnUnreadableFileFromThereOn() {
    SequenceFile file = new SequenceFile("/data/größe 1.bam");
    assertThat(entry(TestWindows.FILE, FailureReason.INVALID_BASE))
        .isEqualTo(new FailedSelection.Entry(file, new FailedPlace(17, 0, false)));
    assertThat(entry(TestWindows.FILE, FailureReason.UNREADABLE_FILE))
        .isEqualTo(new FailedSelection.Entry(file, new FailedPlace(17, 0, true)));
  }

  @Test
  void filesAndPartitionsComeBackAsTheyWere() throws IOException {
    assertComesBack(new RecordContainerCoder(), new Partition("reads.v1", 3));
    assertComesBack(new RecordContainerCoder(), new SequenceFile("/data/größe 1.bam"));
  }

  @Test
  void numbersAreSelectedOnceAndEverythingFromTheFirstUnreadableOneOn() {
    FailedSelection selection =
        FailedSelection.of(
            List.of(one(5, 0), one(2, 0), one(5, 0), one(40, 0), behind(30), behind(20)));
    assertThat(selection.numbers()).containsExactly(2, 5);
    assertThat(List.of(1L, 2L, 5L, 19L, 20L, 21L, 40L))
        .filteredOn(selection::contains)
        .containsExactly(2L, 5L, 20L, 21L, 40L);
  }

  private static FailedPlace one(long number, int read) {
    return new FailedPlace(number, read, false);
  }

  private static FailedPlace behind(long number) {
    return new FailedPlace(number, 0, true);
  }

  @Test
  void theReadOfAPairIsToldByItsName() throws IOException {
    FailedRecord failed =
        FailedRecord.of(
            SequenceRecord.unaligned(TestWindows.MESSAGE, "p/2", new byte[0]),
            FailureReason.NOT_ALIGNED,
            "why");
    FailedPlace place = FailedSelection.Entry.of(FailedRows.row(failed)).place();
    assertThat(place).isEqualTo(one(1L << 40, 2));
    assertComesBack(new FailedPlaceCoder(), place);
  }

  @Test
  void ofAPairTheFailedReadsAreSelectedAndOfAMessageAll() {
    FailedSelection selection =
        FailedSelection.of(List.of(one(7, 2), one(3, 1), one(3, 2), one(9, 0), one(11, 1)));
    assertThat(selection.numbers()).containsExactly(3, 7, 9, 11);
    assertThat(List.of(2L, 3L, 7L, 8L, 11L, 12L))
        .filteredOn(selection::contains)
        .containsExactly(3L, 7L, 11L);
    assertThat(
            LongStream.of(3, 7, 9, 11)
                .boxed()
                .flatMap(offset -> IntStream.range(0, 3).mapToObj(read -> message(offset, read)))
                .filter(selection::containsRead)
                .map(read -> read.offset() + "/" + read.read()))
        .as("a message that holds one read is read 0, whatever its name")
        .containsExactly("3/0", "3/1", "3/2", "7/0", "7/2", "9/0", "9/1", "9/2", "11/0", "11/1");
  }

  private static RecordSource.Message message(long offset, int read) {
    return new RecordSource.Message("reads", 3, offset, read);
  }
}
