package io.danq.prediction.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

/** Windows of 10 s, messages of 6 rows at most. */
final class SlicerTest {
  private static final int ROWS = 6;
  private final Slicer slicer = new Slicer(Duration.standardSeconds(10), List.of(), List.of());
  private final List<SliceEnd> ends = new ArrayList<>();

  private long add(int partition, long offset, long seconds) {
    return add(slicer, partition, offset, seconds);
  }

  /** The first offset of the slice that the message came to. */
  private long add(Slicer to, int partition, long offset, long seconds) {
    Instant time = Instant.ofEpochSecond(seconds);
    Slicer.Place place = to.add("reads", partition, offset, time, ROWS);
    place.ended().ifPresent(ends::add);
    return place.slice().first();
  }

  private static SliceEnd end(
      int partition, long began, long first, long last, long messages, long seconds) {
    return new SliceEnd(
        new Slice("reads", partition, first), began, last, messages, seconds * 1000);
  }

  @Test
  void messagesOfOneWindowShareASlice() {
    assertThat(LongStream.of(7, 8, 10).map(offset -> add(0, offset, offset % 7))).containsOnly(7L);
    assertThat(ends).isEmpty();
  }

  @Test
  void theFirstMessageOfALaterWindowEndsTheSlice() {
    add(0, 7, 9);
    add(0, 9, 9);
    assertThat(add(0, 10, 10)).isEqualTo(10);
    assertThat(ends).containsExactly(end(0, 7, 7, 9, 2, 0));
  }

  @Test
  void aMessageOfAnEarlierWindowStaysInTheSlice() {
    add(0, 7, 10);
    assertThat(add(0, 8, 9)).isEqualTo(7);
    assertThat(add(0, 9, 19)).isEqualTo(7);
    assertThat(ends).isEmpty();
  }

  @Test
  void aSliceHoldsNoMoreRowsThanItMay() {
    int fits = Slicer.MAX_ROWS / ROWS;
    for (int offset = 0; offset < 2 * fits + 1; offset++) {
      assertThat(add(0, offset, 0)).isEqualTo((long) offset / fits * fits);
    }
    assertThat(ends)
        .containsExactly(end(0, 0, 0, fits - 1, fits, 0), end(0, 0, fits, 2 * fits - 1, fits, 0));
  }

  @Test
  void partitionsAreCutByThemselves() {
    add(0, 1, 0);
    add(1, 5, 0);
    add(0, 2, 10);
    assertThat(ends).containsExactly(end(0, 1, 1, 1, 1, 0));
    assertThat(add(1, 6, 9)).isEqualTo(5);
  }

  @Test
  void aSliceWithoutFurtherMessagesEndsWithItsWindow() {
    add(0, 1, 3);
    add(1, 1, 12);
    assertThat(slicer.endAt(Instant.ofEpochMilli(9_999))).isEmpty();
    assertThat(slicer.endAt(Instant.ofEpochSecond(10))).contains(end(0, 1, 1, 1, 1, 0));
    assertThat(slicer.endAt(Instant.ofEpochSecond(10))).isEmpty();
    assertThat(slicer.endAt(Instant.ofEpochSecond(20))).contains(end(1, 1, 1, 1, 1, 10));
    assertThat(slicer.open()).isEmpty();
    assertThat(add(0, 2, 11)).isEqualTo(2);
  }

  @Test
  void aRestoredSlicerCutsAsTheOneBefore() {
    for (int offset = 0; offset < 500; offset++) {
      add(0, offset, 0);
    }
    Slicer restored = new Slicer(Duration.standardSeconds(10), slicer.open(), slicer.began());
    for (int offset = 500; offset < 3000; offset++) {
      int seconds = offset / 100;
      assertThat(add(restored, 0, offset, seconds)).isEqualTo(add(0, offset, seconds));
    }
    assertThat(ends).hasSizeGreaterThan(4).allMatch(end -> end.began() == 0);
    assertThat(restored.open()).isEqualTo(slicer.open());
  }
}
