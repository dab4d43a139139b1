package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.option.ByteSize;
import org.junit.jupiter.api.Test;

final class PredictionCacheTest {
  private static final int TARGETS = 690;
  private static final long ENTRY = PredictionCache.ENTRY_BYTES + 4L * TARGETS;

  private static void fill(PredictionCache cache, int windows) {
    for (int i = 0; i < windows; i++) {
      cache.put(new WindowHash(i, i), new float[TARGETS]);
    }
  }

  @Test
  void whatIsRememberedTakesNoMoreMemoryThanTheOptionSays() {
    try (PredictionCache cache = PredictionCache.open(ByteSize.parse("1MB"))) {
      fill(cache, 5_000);
      assertThat(PredictionCache.usedBytes()).isBetween((1 << 20) - ENTRY, 1L << 20);
    }
  }

  @Test
  void scoresComeBackAsTheyWere() {
    float[] scores = {0.5f, 0.25f};
    try (PredictionCache cache = PredictionCache.open(ByteSize.parse("1MB"))) {
      cache.put(new WindowHash(1, 2), scores);
      assertThat(cache.get(new WindowHash(1, 2))).isSameAs(scores);
      assertThat(cache.get(new WindowHash(2, 1))).isNull();
    }
  }

  @Test
  void twoPipelinesShareTheLargerSizeAndTheLastToLeaveEmptiesIt() {
    PredictionCache small = PredictionCache.open(ByteSize.parse("1MB"));
    PredictionCache large = PredictionCache.open(ByteSize.parse("2MB"));
    fill(small, 5_000);
    assertThat(PredictionCache.usedBytes()).isBetween((2L << 20) - ENTRY, 2L << 20);
    large.close();
    large.close();
    assertThat(PredictionCache.usedBytes()).isBetween(1L, 1L << 20);
    small.close();
    assertThat(PredictionCache.usedBytes()).isZero();
  }

  @Test
  void itNeverTakesMoreThanAQuarterOfTheHeap() {
    long quarter = Runtime.getRuntime().maxMemory() / 4;
    int entry = 1 << 20; // numbers
    try (PredictionCache cache = PredictionCache.open(ByteSize.parse("999999GB"))) {
      for (int i = 0; i < quarter / (4L * entry) + 10; i++) {
        cache.put(new WindowHash(i, i), new float[entry]);
      }
      assertThat(PredictionCache.usedBytes()).isPositive().isLessThanOrEqualTo(quarter);
    }
  }
}
