package io.danq.beam.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.GenomicInterval;
import org.junit.jupiter.api.Test;

class CoveredBinsTest {
  private final CoveredBins bins = new CoveredBins();

  private void add(String contig, int start) {
    bins.add(new GenomicInterval(contig, start, start + 200));
  }

  @Test
  void aBinCountsOnceAndItsWindowsEachTime() {
    add("20", 0);
    add("20", 200);
    add("20", 200);
    add("21", 200);
    assertThat(bins.count()).isEqualTo(3);
    assertThat(bins.windows()).isEqualTo(4);
  }

  @Test
  void aNewRunBeginsWithNone() {
    add("20", 2_000_000_000);
    bins.clear();
    assertThat(bins.count()).isZero();
    assertThat(bins.windows()).isZero();
  }
}
