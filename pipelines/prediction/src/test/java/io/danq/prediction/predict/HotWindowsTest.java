package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HotWindowsTest {
  private static final int BUCKETS = 8192;

  private final HotWindows windows = new HotWindows();

  @Test
  void equalWindowsGoToOneBucketAndOtherWindowsToOthers() {
    WindowHash window = new WindowHash(1, 77);
    assertThat(windows.bucket(window, BUCKETS)).isEqualTo(77);
    assertThat(windows.bucket(window, BUCKETS)).isEqualTo(77);
    assertThat(windows.bucket(new WindowHash(1, -1), BUCKETS)).isBetween(0, BUCKETS - 1);
  }

  @Test
  void aSpotOf100000ReadsIsSpreadOver49Buckets() {
    Set<Integer> buckets = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      buckets.add(windows.bucket(new WindowHash(5, 5), BUCKETS));
    }
    assertThat(buckets).hasSize(100_000 / HotWindows.PER_WORKER + 1);
  }

  @Test
  void aHotWindowStaysHotAmongOthers() {
    Random random = new Random(1);
    Set<Integer> buckets = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      buckets.add(windows.bucket(new WindowHash(5, 5), BUCKETS));
      windows.bucket(new WindowHash(random.nextLong(), random.nextLong()), BUCKETS);
    }
    assertThat(buckets).hasSize(10_000 / HotWindows.PER_WORKER + 1);
  }
}
