package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.TestSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
  private static final Regions REGIONS =
      new Regions(
          List.of(
              new GenomicInterval("1", 300, 400),
              new GenomicInterval("1", 100, 200),
              new GenomicInterval("2", 0, 10)));

  @ParameterizedTest
  @CsvSource({
    "1, 50, 100, false",
    "1, 50, 101, true",
    "1, 199, 250, true",
    "1, 200, 300, false",
    "1, 200, 301, true",
    "1, 0, 1000, true",
    "1, 400, 500, false",
    "2, 9, 20, true",
    "3, 0, 1000, false"
  })
  void aStretchOverlapsIfItSharesABase(String contig, int start, int end, boolean overlaps) {
    assertThat(REGIONS.overlap(contig, start, end)).isEqualTo(overlaps);
  }

  @Test
  void anyRegionsAnswerAsALookAtEachOfThem() {
    Random random = TestSeed.random();
    List<GenomicInterval> intervals = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int start = random.nextInt(5_000);
      intervals.add(new GenomicInterval("1", start, start + 1 + random.nextInt(60)));
    }
    Regions regions = new Regions(intervals);
    for (int i = 0; i < 5_000; i++) {
      int start = random.nextInt(5_200);
      int end = start + 1 + random.nextInt(30);
      assertThat(regions.overlap("1", start, end))
          .as("%d..%d", start, end)
          .isEqualTo(intervals.stream().anyMatch(r -> r.start() < end && start < r.end()));
    }
  }
}
