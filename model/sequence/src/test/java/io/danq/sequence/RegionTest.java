package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegionTest {
  @ParameterizedTest
  @CsvSource({"chr7, 10, false", "chr7, 11, true", "chr7, 19, true", "chr7, 20, false"})
  void aRegionCountsFromOneAndIncludesItsEnd(String contig, int position, boolean inside) {
    Region region = Region.parse("chr7:12-20").get(0);
    assertThat(region.contains(contig, position)).isEqualTo(inside);
  }

  @Test
  void aContigAloneIsAllOfIt() {
    assertThat(Region.parse("chr8, chr9"))
        .hasSize(2)
        .allSatisfy(region -> assertThat(region.interval().start()).isZero());
    assertThat(Region.parse("chr8").get(0).contains("chr8", 200_000_000)).isTrue();
    assertThat(Region.parse("chr8").get(0).contains("chr81", 5)).isFalse();
    assertThat(Region.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chr7:20-10", "chr7:0-5", "chr7:1-99999999999"})
  void whatIsNoRegionIsNamed(String text) {
    assertThatThrownBy(() -> Region.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is not a region");
  }
}
