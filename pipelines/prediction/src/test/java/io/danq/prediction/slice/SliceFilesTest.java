package io.danq.prediction.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.prediction.rows.FailedRows;
import io.danq.prediction.rows.SourcedRow;
import io.danq.prediction.write.RowKind;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SliceFilesTest {
  @TempDir private Path folder;

  /** What a job writes with, from its start on. */
  private SliceFiles files() {
    return new SliceFiles(folder.toString(), RowKind.FAILED);
  }

  private static final long DAY = Instant.parse("2026-11-23T10:00:00Z").toEpochMilli();

  private static Slice slice(int partition, long first) {
    return new Slice("my-reads", partition, first);
  }

  private static List<SourcedRow> rows(int partition, long... offsets) {
    return Arrays.stream(offsets).mapToObj(offset -> row(partition, offset)).toList();
  }

  private static SourcedRow row(int partition, long offset) {
    RecordSource source = new RecordSource.Message("my-reads", partition, offset);
    FailedRecord failed = FailedRecord.of(source, FailureReason.NO_BASES, "none", "");
    return new SourcedRow(source, 0, FailedRows.row(failed));
  }

  private Path place() {
    return folder.resolve("failed/date=2026-11-23");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(place())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String name(int partition, long first, long last) {
    return String.format("failed-my-reads-%05d-%019d-%019d.parquet", partition, first, last);
  }

  @Test
  void aFileIsNamedForItsMessagesAndNothingLiesBesideIt() throws IOException {
    files().write(slice(3, 4), 0, 17, DAY, rows(3, 5, 9));
    assertThat(names())
        .containsExactly("failed-my-reads-00003-0000000000000000004-0000000000000000017.parquet");
  }

  @Test
  void theSameSliceMakesTheSameBytes() throws IOException {
    files().write(slice(3, 4), 0, 17, DAY, rows(3, 5, 9));
    byte[] before = Files.readAllBytes(place().resolve(name(3, 4, 17)));
    files().write(slice(3, 4), 0, 17, DAY, rows(3, 5, 9));
    assertThat(names()).hasSize(1);
    assertThat(place().resolve(name(3, 4, 17))).hasBinaryContent(before);
  }

  @Test
  void slicesOfOneJobLieBesideEachOther() throws IOException {
    SliceFiles files = files();
    files.write(slice(3, 4), 0, 17, DAY, rows(3, 5));
    files.write(slice(3, 18), 0, 18, DAY, rows(3, 18));
    files.write(slice(2, 4), 0, 17, DAY, rows(2, 5));
    assertThat(names()).containsExactly(name(2, 4, 17), name(3, 4, 17), name(3, 18, 18));
  }

  @Test
  void aJobThatReadsMessagesAgainReplacesTheFilesThatHaveThem() throws IOException {
    SliceFiles before = files();
    for (long first : LongStream.of(0, 10, 20, 30).toArray()) {
      before.write(slice(0, first), 0, first + 9, DAY, rows(0, first));
      before.write(slice(1, first), 0, first + 9, DAY, rows(1, first));
    }
    SliceFiles restored = files();
    restored.write(slice(0, 15), 0, 32, DAY, rows(0, 20, 30));
    assertThat(names()).contains(name(0, 0, 9), name(0, 15, 32)).hasSize(4 + 2);
    restored.write(slice(0, 33), 0, 33, DAY, rows(0, 33));
    assertThat(names()).contains(name(0, 15, 32), name(0, 33, 33)).hasSize(4 + 3);
  }

  @Test
  void whatElseLiesInTheFolderStays() throws IOException {
    List<String> others =
        List.of(
            "failed-00000-of-00001.parquet",
            "failed-other-00000-0000000000000000000-0000000000000000009.parquet",
            "notes.txt");
    Files.createDirectories(place());
    for (String other : others) {
      Files.createFile(place().resolve(other));
    }
    files().write(slice(0, 0), 0, 9, DAY, rows(0, 5));
    assertThat(names()).containsAll(others).contains(name(0, 0, 9)).hasSize(4);
  }

  /** A run that begins at a time reads the partition from an offset in the middle of a file. */
  @Test
  void aFileWithMessagesThatTheRunDoesNotReadIsKeptAndTheRunRefused() throws IOException {
    files().write(slice(0, 0), 0, 99, DAY, rows(0, 7, 60));
    byte[] before = Files.readAllBytes(place().resolve(name(0, 0, 99)));
    SliceFiles later = files();
    assertThatThrownBy(() -> later.write(slice(0, 50), 50, 120, DAY, rows(0, 60)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(place().resolve(name(0, 0, 99)) + " has offsets 0 to 99; this run")
        .hasMessageContaining("starts at offset 50 of the partition")
        .hasMessageContaining("Choose another --output");
    assertThat(names()).containsExactly(name(0, 0, 99));
    assertThat(place().resolve(name(0, 0, 99))).hasBinaryContent(before);
  }

  @Test
  void aRunThatBeginsWhereAFileDoesReplacesIt() throws IOException {
    files().write(slice(0, 0), 0, 49, DAY, rows(0, 7));
    files().write(slice(0, 50), 0, 99, DAY, rows(0, 60));
    files().write(slice(0, 50), 50, 120, DAY, rows(0, 60));
    assertThat(names()).containsExactly(name(0, 0, 49), name(0, 50, 120));
  }

  /** Slices are complete in any order: here the second of a restored job before its first. */
  @Test
  void aFileOfWhatTheJobReadsAgainIsReplacedWhicheverSliceComesFirst() throws IOException {
    files().write(slice(0, 10), 0, 29, DAY, rows(0, 12, 25));
    SliceFiles restored = files();
    restored.write(slice(0, 20), 0, 35, DAY, rows(0, 25));
    restored.write(slice(0, 10), 0, 19, DAY, rows(0, 12));
    assertThat(names()).containsExactly(name(0, 10, 19), name(0, 20, 35));
  }
}
