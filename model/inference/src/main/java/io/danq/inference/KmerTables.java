package io.danq.inference;

import io.danq.sequence.tensor.OneHotEncoder;
import java.util.Arrays;

/**
 * A convolution over one-hot sequences as table look-ups. A kernel of k bases is cut into 3-mers,
 * the last one shorter if k is not a multiple of 3. Each 3-mer has a table with the sums of its
 * weights for every combination of A, C, G, T and N, which adds nothing. A filter then costs k / 3
 * additions per position instead of 4 k multiplications.
 *
 * <p>Layout: {@code [filter blocks][tables][rows][block]}, filters padded with zeros to whole
 * blocks, so that the tables of one block fit in a core's cache. The biases are in the last table.
 */
final class KmerTables {
  /** Letters of the tables: the four channels and N. */
  static final int LETTERS = OneHotEncoder.CHANNELS + 1;

  /** Bases of a full table. */
  static final int MER = 3;

  private static final int ROWS = LETTERS * LETTERS * LETTERS;

  private final ConvolutionKernels kernels;
  private final int block;
  private final int fullTables;
  private final int blockSize;
  private final int lastMer;
  private final float[] sums;

  /**
   * @param block filters whose sums are stored side by side
   */
  KmerTables(ConvolutionKernels kernels, int block) {
    this.kernels = kernels;
    this.block = block;
    fullTables = (kernels.kernel() - 1) / MER;
    lastMer = kernels.kernel() - fullTables * MER;
    blockSize = (fullTables * ROWS + rows(lastMer)) * block;
    sums = new float[Math.multiplyExact(blocks(), blockSize)];
    for (int filter = 0; filter < kernels.filters(); filter++) {
      int at = filter / block * blockSize + filter % block;
      for (int table = 0; table < fullTables; table++) {
        fill(filter, table * MER, MER, 0, at + table * tableSize());
      }
      fill(filter, fullTables * MER, lastMer, kernels.bias(filter), at + fullTables * tableSize());
    }
  }

  private static int rows(int mer) {
    int rows = 1;
    for (int i = 0; i < mer; i++) {
      rows *= LETTERS;
    }
    return rows;
  }

  private void fill(int filter, int place, int mer, double start, int at) {
    for (int row = 0; row < rows(mer); row++) {
      double sum = start;
      int rest = row;
      for (int i = mer - 1; i >= 0; i--) {
        int channel = rest % LETTERS;
        rest /= LETTERS;
        if (channel < OneHotEncoder.CHANNELS) {
          sum += kernels.weight(filter, channel, place + i);
        }
      }
      sums[at + row * block] = (float) sum;
    }
  }

  /** The start of each position's 3-mer in a full table, and of its last mer in the last table. */
  void lookUp(byte[] channels, int positions, int[] full, int[] last) {
    int lastPlace = fullTables * MER;
    for (int i = 0; i < positions; i++) {
      int row = channels[i + lastPlace];
      for (int j = 1; j < lastMer; j++) {
        row = row * LETTERS + channels[i + lastPlace + j];
      }
      last[i] = row * block;
    }
    int ends = positions + lastPlace - MER;
    for (int i = 0; i < ends; i++) {
      full[i] = ((channels[i] * LETTERS + channels[i + 1]) * LETTERS + channels[i + 2]) * block;
    }
    Arrays.fill(full, Math.max(0, ends), full.length, 0);
  }

  int filters() {
    return kernels.filters();
  }

  int block() {
    return block;
  }

  int blocks() {
    return (kernels.filters() + block - 1) / block;
  }

  int fullTables() {
    return fullTables;
  }

  /** Floats of a full table of one block. */
  int tableSize() {
    return ROWS * block;
  }

  /** Floats of all tables of one block. */
  int blockSize() {
    return blockSize;
  }

  /** The sums; callers must not change them. */
  float[] sums() {
    return sums;
  }
}
