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

  @Test
  void placesReadAsBrowsersPrintThem() {
    assertThat(Region.parse("chr20:1,000,001-1,200,000, chr7:12-1,020,chr8,20:999-1000,100"))
        .extracting(Region::interval)
        .containsExactly(
            new GenomicInterval("chr20", 1_000_000, 1_200_000),
            new GenomicInterval("chr7", 11, 1_020),
            new GenomicInterval("chr8", 0, Integer.MAX_VALUE),
            new GenomicInterval("20", 998, 1_000),
            new GenomicInterval("100", 0, Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "HLA-A*01:01:01:01, HLA-A*01:01:01:01, 0, 2147483647",
    "HLA-A*01:01:01:01:5-20, HLA-A*01:01:01:01, 4, 20",
    "HLA-C*01:40, HLA-C*01:40, 0, 2147483647",
    "a-b:c, a-b:c, 0, 2147483647",
  })
  void aContigsNameMayHoldColons(String text, String contig, int start, int end) {
    assertThat(Region.parse(text))
        .extracting(Region::interval)
        .containsExactly(new GenomicInterval(contig, start, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chr7:20-10",
        "chr7:0-5",
        "chr7:1-99999999999",
        "chr20:500",
        "chr20:1,000,001",
        "chr20:1,000-",
        "chr20:-5",
        "chr20:1000..2000",
        "chr20:",
      })
  void whatIsNoRegionIsNamed(String text) {
    assertThatThrownBy(() -> Region.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is not a region: CONTIG or CONTIG:FIRST-LAST");
    assertThatThrownBy(() -> Region.parse("chr1:1-2," + text + ",chr2"))
        .hasMessageContaining("is not a region");
  }
}
