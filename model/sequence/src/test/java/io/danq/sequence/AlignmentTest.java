package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.testing.Alignments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
  /** At contig position 100. */
  private static final Alignment ALIGNMENT =
      Alignments.of("chr1", Strand.FORWARD, 100, "2S3M1I2M4D2M");

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
