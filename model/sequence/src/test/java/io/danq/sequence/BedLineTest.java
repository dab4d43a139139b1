package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BedLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "chr1\t9\t300",
        "chr1\t9\t300\tpeak1\t0\t.\t12.5\t-1\t3.2\t145",
        "chr1 9 300",
        "chr1\t9\t300\r"
      })
  void bedAndNarrowBedLinesAreRead(String line) {
    assertThat(BedLine.parse(line)).contains(new GenomicInterval("chr1", 9, 300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "# a comment",
        "track name=x",
        "browser position chr1",
        "track",
        "chr1\t9\t9"
      })
  void linesThatAreNoPeaksArePassedOver(String line) {
    assertThat(BedLine.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "chr1, has 1 columns",
    "'chr1\t5', has 2 columns",
    "'chr1\t-5\t9', start is '-5'",
    "'chr1\tx\t9', start is 'x'",
    "'chr1\t1\t9999999999', end is '9999999999'",
    "'chr1\t9\t8', 'ends at 8, before its start at 9'"
  })
  void aBadLineIsExplained(String line, String fault) {
    assertThatThrownBy(() -> BedLine.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }
}
