package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
  /** 2S3M1I2M4D2M at contig position 100: the read's bases 2..5, 6..8 and 8..10 are aligned. */
  private static final Alignment ALIGNMENT =
      new Alignment(
          "chr1",
          Strand.FORWARD,
          List.of(
              new Alignment.Block(2, 100, 3),
              new Alignment.Block(6, 103, 2),
              new Alignment.Block(8, 109, 2)));

  @ParameterizedTest
  @CsvSource({
    "0, 10, 100, 111", // the whole read: the deletion counts, clip and insertion do not
    "0, 3, 100, 101", // from inside the soft clip
    "2, 5, 100, 103",
    "4, 7, 102, 104", // across the insertion
    "5, 7, 103, 104", // from the inserted base
    "7, 9, 104, 110", // across the deletion
    "8, 9, 109, 110",
    "9, 50, 110, 111" // beyond the read's end
  })
  void spansTheAlignedBasesOfAStretch(int from, int to, int start, int end) {
    assertThat(ALIGNMENT.span(from, to)).contains(new GenomicInterval("chr1", start, end));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "5, 6", "10, 12", "4, 4"})
  void clippedAndInsertedBasesAloneSpanNothing(int from, int to) {
    assertThat(ALIGNMENT.span(from, to)).isEmpty();
  }

  @Test
  void anIntervalIsHalfOpen() {
    assertThat(new GenomicInterval("chr1", 0, 200).length()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"-1, 5", "5, 5", "6, 5"})
  void anImpossibleIntervalIsRefused(int start, int end) {
    assertThatThrownBy(() -> new GenomicInterval("chr1", start, end))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("interval chr1:" + start + ".." + end + " needs 0 <= start < end");
  }
}
