package io.danq.sequence.window;

import java.io.Serializable;

/**
 * How sequences are cut into windows.
 *
 * <p>The labels of a DeepSEA window describe its central bin, indices 400..599 of 1000. Windows
 * advance by the bin's 200 bp, so that the bins tile the sequence.
 *
 * @param length bases in a window, the network's input length; at least 1
 * @param stride bases from one window's start to the next one's; 1 to {@code length}
 * @param minRealBases windows with a smaller fraction of A, C, G, T are not predicted; 0 to 1
 */
public record WindowSpec(int length, int stride, double minRealBases) implements Serializable {
  /** The bin of DeepSEA and DanQ, in bases; also the step of the genome's own grid. */
  public static final int BIN = 200;

  /** By default the bins of two windows adjoin. */
  public static final int DEFAULT_STRIDE = BIN;

  /**
   * A window that is more than half N says little: DeepSEA's maintainers advise against padding.
   */
  public static final double DEFAULT_MIN_REAL_BASES = 0.5;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public WindowSpec {
    if (length < 1) {
      throw new IllegalArgumentException("window length must be at least 1, was " + length);
    }
    if (stride < 1 || stride > length) {
      throw new IllegalArgumentException(
          "stride must be 1 to the window's " + length + " bases, was " + stride);
    }
    if (!(minRealBases >= 0 && minRealBases <= 1)) {
      throw new IllegalArgumentException("minRealBases must be 0 to 1, was " + minRealBases);
    }
  }

  /** DeepSEA's tiling for windows of the given length. */
  public static WindowSpec ofLength(int length) {
    return new WindowSpec(length, Math.min(DEFAULT_STRIDE, length), DEFAULT_MIN_REAL_BASES);
  }

  /**
   * How many windows cover a sequence.
   *
   * <p>One window for up to {@code length} bases, then one more per started stride. With windows of
   * 1000 and a stride of 200: 1 for 1000 bases, 2 for 1001 to 1200, 3 for 1201.
   */
  public int windowCount(int sequenceLength) {
    if (sequenceLength == 0) {
      return 0;
    }
    int beyond = Math.max(0, sequenceLength - length);
    return 1 + beyond / stride + (beyond % stride == 0 ? 0 : 1);
  }

  /**
   * Where window {@code index} starts, 0-based. Windows start at multiples of the stride, but the
   * last one ends where the sequence ends, so that it covers every base without padding.
   */
  public int windowStart(int sequenceLength, int index) {
    return (int) Math.min((long) index * stride, Math.max(0, sequenceLength - length));
  }
}
