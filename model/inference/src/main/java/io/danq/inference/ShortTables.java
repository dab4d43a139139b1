package io.danq.inference;

import io.danq.sequence.tensor.OneHotEncoder;

/**
 * {@link KmerTables} in 16 bits, for a result in 8. Immutable and thread-safe.
 *
 * <p>Each filter has a scale, so that 255 stands for the largest sum that a sequence can give it.
 * Sums keep up to 7 more low-order bits, as many as fit into 16 bits along with the filter's
 * smallest sum; a rounding shift removes them after pooling. Intermediate sums can overflow, but
 * final ones cannot.
 */
final class ShortTables {
  /** Room for the rounding of the tables, below 32,767. */
  private static final int LARGEST_SUM = 32_700;

  private static final int LEVELS = 255;
  private static final int MOST_BITS = 7;

  private final KmerTables layout;
  private final short[] sums;
  private final short[] shifts;
  private final short[] halves;
  private final float[] largest;

  ShortTables(ConvolutionKernels kernels, int block) {
    layout = new KmerTables(kernels, block);
    int padded = layout.blocks() * block;
    shifts = new short[padded];
    halves = new short[padded];
    largest = new float[kernels.filters()];
    double[] scales = new double[padded];
    for (int filter = 0; filter < kernels.filters(); filter++) {
      double top = kernels.bound(filter);
      double level = top > 0 ? LEVELS / top : 1; // else ReLU makes it 0
      double span = Math.max(Math.abs(top), Math.abs(lowest(kernels, filter)));
      int bits = MOST_BITS;
      while (bits > 0 && span * level * (1 << bits) > LARGEST_SUM) {
        bits--;
      }
      level = Math.min(level, LARGEST_SUM / span);
      scales[filter] = level * (1 << bits);
      shifts[filter] = (short) bits;
      halves[filter] = (short) ((1 << bits) / 2);
      largest[filter] = (float) (LEVELS / level);
    }
    float[] exact = layout.sums();
    sums = new short[exact.length];
    for (int i = 0; i < sums.length; i++) {
      int filter = i / layout.blockSize() * block + i % block;
      sums[i] = (short) Math.rint(exact[i] * scales[filter]);
    }
  }

  /** The smallest sum that any sequence can give. */
  private static double lowest(ConvolutionKernels kernels, int filter) {
    double sum = kernels.bias(filter);
    for (int place = 0; place < kernels.kernel(); place++) {
      float least = 0;
      for (int channel = 0; channel < OneHotEncoder.CHANNELS; channel++) {
        least = Math.min(least, kernels.weight(filter, channel, place));
      }
      sum += least;
    }
    return sum;
  }

  /** Where the sums of a k-mer are. */
  KmerTables layout() {
    return layout;
  }

  /** The sums; callers must not change them. */
  short[] sums() {
    return sums;
  }

  /** By how many bits each filter's sum is shifted to the right; callers must not change them. */
  short[] shifts() {
    return shifts;
  }

  /** What is added before the shift, to round; callers must not change them. */
  short[] halves() {
    return halves;
  }

  /** The sum that 255 stands for, one for each filter; callers must not change them. */
  float[] largest() {
    return largest;
  }
}
