package io.danq.prediction.bin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of a bin's reads. */
final class BinSumsTest {
  private static final int TARGETS = 690;
  private static final BinSums.BinSumsCoder CODER = new BinSums.BinSumsCoder();

  /** Reads with probabilities of every size, from 1 down to 1e-9, and some windows twice. */
  private static List<BinnedRead> reads(int count, int targets, int windows, Random random) {
    long[] hashes = random.longs(windows).toArray();
    List<BinnedRead> reads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] probabilities = new float[targets];
      for (int target = 0; target < targets; target++) {
        probabilities[target] = (float) Math.pow(10, -9 * random.nextDouble());
      }
      long window = hashes[i < windows ? i : random.nextInt(windows)];
      reads.add(new BinnedRead(window, random.nextFloat(), random.nextFloat(), probabilities));
    }
    return reads;
  }

  private static BinSums sum(List<BinnedRead> reads) {
    BinSums sums = new BinSums();
    reads.forEach(sums::add);
    return sums;
  }

  /** Sums parts of random lengths, which travel between workers, and merges them. */
  private static BinSums sumInParts(List<BinnedRead> reads, Random random) throws IOException {
    BinSums merged = new BinSums();
    for (int from = 0; from < reads.size(); ) {
      int to = Math.min(reads.size(), from + 1 + random.nextInt(300));
      merged.addAll(copy(sum(reads.subList(from, to))));
      from = to;
    }
    merged.addAll(new BinSums());
    return merged;
  }

  private static BinSums copy(BinSums sums) throws IOException {
    return CODER.decode(new ByteArrayInputStream(bytes(sums)));
  }

  private static byte[] bytes(BinSums sums) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CODER.encode(sums, out);
    return out.toByteArray();
  }

  @Test
  void meansAreThoseOfDoublesAndExtremesAreExact() {
    List<BinnedRead> reads = reads(3000, 5, 100, new Random(1));
    BinSums sums = sum(reads);
    for (int target = 0; target < 5; target++) {
      int t = target;
      var statistics =
          reads.stream().mapToDouble(read -> read.probabilities()[t]).summaryStatistics();
      assertThat((double) sums.means()[target]).isCloseTo(statistics.getAverage(), within(1e-7));
      assertThat((double) sums.least()[target]).isEqualTo(statistics.getMin());
      assertThat((double) sums.most()[target]).isEqualTo(statistics.getMax());
    }
    double real = reads.stream().mapToDouble(BinnedRead::realBaseFraction).average().orElseThrow();
    double read = reads.stream().mapToDouble(BinnedRead::readBaseFraction).average().orElseThrow();
    assertThat((double) sums.realBaseFraction()).isCloseTo(real, within(1e-7));
    assertThat((double) sums.readBaseFraction()).isCloseTo(read, within(1e-7));
    assertThat(sums.reads()).isEqualTo(3000);
    assertThat(sums.distinctWindows()).isEqualTo(100);
  }

  /** A mean of small probabilities keeps its digits: odds are made of it. */
  @Test
  void aSmallProbabilityKeepsItsDigits() {
    float[] small = {1e-7f};
    BinSums sums = new BinSums();
    for (int i = 0; i < 1000; i++) {
      sums.add(new BinnedRead(i, 1, 1, small));
    }
    assertThat((double) sums.means()[0]).isCloseTo(1e-7, within(1e-11));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5})
  void anyOrderAndAnyPartsGiveTheSameBytes(long seed) throws IOException {
    List<BinnedRead> reads = reads(5000, 7, 2000, new Random(1));
    byte[] expected = bytes(sum(reads));
    Random random = new Random(seed);
    Collections.shuffle(reads, random);
    assertThat(bytes(sumInParts(reads, random))).isEqualTo(expected);
  }

  @Test
  void aHundredThousandReadsTakeNoMoreThanTheirRememberedWindowsMore() throws IOException {
    int ten = bytes(sum(reads(10, TARGETS, 10, new Random(1)))).length;
    BinSums many = new BinSums();
    Random random = new Random(2);
    float[] probabilities = new float[TARGETS];
    for (int i = 0; i < 100_000; i++) {
      many.add(new BinnedRead(random.nextLong(), 1, 1, probabilities));
    }
    assertThat(many.reads()).isEqualTo(100_000);
    assertThat(bytes(many).length - ten).isLessThanOrEqualTo(Long.BYTES * DistinctHashes.EXACT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 1000, 1023, 1024})
  void fewDifferentWindowsAreCountedExactly(int different) {
    DistinctHashes hashes = new DistinctHashes();
    Random random = new Random(different);
    Set<Long> expected = new HashSet<>();
    while (expected.size() < different) {
      long hash = random.nextLong();
      expected.add(hash);
      hashes.add(hash);
      hashes.add(hash);
    }
    expected.forEach(hashes::add);
    assertThat(hashes.count()).isEqualTo(different);
  }

  /** Four standard errors of the estimate. */
  @ParameterizedTest
  @ValueSource(ints = {1025, 2000, 50_000, 1_000_000})
  void manyDifferentWindowsAreEstimatedWithinAFewPercent(int different) {
    DistinctHashes hashes = new DistinctHashes();
    new Random(different).longs(different).forEach(hashes::add);
    assertThat((double) hashes.count()).isBetween(different * 0.875, different * 1.125);
    assertThat(hashes.count()).isGreaterThan(DistinctHashes.EXACT);
  }
}
