package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.testing.Alignments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
  /** 2S3M1I2M4D2M at contig position 100: the read's bases 2..5, 6..8 and 8..10 are aligned. */
  private static final Alignment ALIGNMENT =
      Alignments.of("chr1", Strand.FORWARD, 100, "2S3M1I2M4D2M");

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
  void endsBehindItsLastBaseOnTheContig() {
    assertThat(ALIGNMENT.end()).isEqualTo(111);
    assertThat(ALIGNMENT.readLength()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"-1, 4M", "2147483640, 10M", "0, 2147483647M1I", "5, 2147483647N1M"})
  void anAlignmentBeyondTheLastPositionIsRefused(int start, String cigar) {
    assertThatThrownBy(() -> Alignments.of("chr1", Strand.FORWARD, start, cigar))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is impossible; the last position is 2147483647");
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
