package io.danq.sequence.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowSpecTest {
  private static final WindowSpec DEEPSEA = WindowSpec.ofLength(1000);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 0",
    "999, 1, 0",
    "1000, 1, 0",
    "1001, 2, 1",
    "1199, 2, 199",
    "1200, 2, 200",
    "1201, 3, 201",
    "1400, 3, 400",
    "250000000, 1249996, 249999000"
  })
  void windowsAdvanceByTheStrideAndTheLastIsAnchoredToTheEnd(int bases, int count, int lastStart) {
    assertThat(DEEPSEA.windowCount(bases)).isEqualTo(count);
    assertThat(DEEPSEA.windowStart(bases, Math.max(0, count - 1))).isEqualTo(lastStart);
  }

  @Test
  void aSequenceOfTheLongestArrayIsCovered() {
    int bases = Integer.MAX_VALUE;
    int count = DEEPSEA.windowCount(bases);
    assertThat(DEEPSEA.windowStart(bases, count - 1)).isEqualTo(bases - 1000);
    assertThat(DEEPSEA.windowStart(bases, count - 2)).isLessThan(bases - 1000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyBaseIsCoveredByDistinctWindows(long seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < 200; trial++) {
      int length = 1 + random.nextInt(60);
      WindowSpec spec = new WindowSpec(length, 1 + random.nextInt(length), 0);
      int bases = 1 + random.nextInt(400);
      BitSet covered = new BitSet();
      Set<Integer> starts = new HashSet<>();
      int before = -1;
      for (int i = 0; i < spec.windowCount(bases); i++) {
        int start = spec.windowStart(bases, i);
        assertThat(start).as("%s, %d bases", spec, bases).isGreaterThan(before);
        assertThat(start + Math.min(length, bases)).isLessThanOrEqualTo(bases);
        assertThat(start - Math.max(before, 0)).isLessThanOrEqualTo(spec.stride());
        starts.add(start);
        covered.set(start, Math.min(bases, start + length));
        before = start;
      }
      assertThat(starts).hasSize(spec.windowCount(bases));
      assertThat(covered.cardinality()).as("%s, %d bases", spec, bases).isEqualTo(bases);
    }
  }

  @Test
  void aShortWindowAdvancesByItsOwnLength() {
    assertThat(WindowSpec.ofLength(50).stride()).isEqualTo(50);
    assertThat(DEEPSEA.stride()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 'window length must be at least 1, was 0'",
    "10, 0, 0, 'stride must be 1 to the window''s 10 bases, was 0'",
    "10, 11, 0, 'stride must be 1 to the window''s 10 bases, was 11'",
    "10, 5, -0.1, 'minRealBases must be 0 to 1, was -0.1'",
    "10, 5, 1.1, 'minRealBases must be 0 to 1, was 1.1'",
    "10, 5, NaN, 'minRealBases must be 0 to 1, was NaN'"
  })
  void aValueOutOfItsRangeIsRefusedByName(int length, int stride, double real, String message) {
    assertThatThrownBy(() -> new WindowSpec(length, stride, real))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
