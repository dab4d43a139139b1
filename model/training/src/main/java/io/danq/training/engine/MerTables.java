package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.sequence.tensor.OneHotEncoder;

/**
 * The convolution of one-hot windows as sums of table rows. A kernel of k bases is cut into 3-mers
 * and a shorter last one. Each has a table: one row per combination of the four channels and N,
 * with one sum per filter. Layout: {@code [tables][rows][filters]}; the biases are in the last
 * table.
 *
 * <p>The idea is that of {@code KmerTables} in model/inference, but the two have no code in common.
 * Those tables are built once, in blocks of filters that stay in a core's cache, for vector
 * instructions over many positions. These are filled again after every step, by several threads,
 * and are read one position at a time. The trainer must not depend on an engine that serves.
 */
final class MerTables {
  private static final int LETTERS = OneHotEncoder.CHANNELS + 1;
  private static final int MER = 3;

  private final int filters;
  private final int kernel;
  private final int tables;
  private final int[] starts; // of each table's rows
  private final float[] sums;

  MerTables(DanQConfig config) {
    filters = config.filters();
    kernel = config.kernel();
    tables = (kernel + MER - 1) / MER;
    starts = new int[tables + 1];
    for (int table = 0; table < tables; table++) {
      starts[table + 1] = starts[table] + rows(mer(table));
    }
    sums = new float[Math.multiplyExact(starts[tables], filters)];
  }

  private int mer(int table) {
    return Math.min(MER, kernel - table * MER);
  }

  private static int rows(int mer) {
    int rows = 1;
    for (int i = 0; i < mer; i++) {
      rows *= LETTERS;
    }
    return rows;
  }

  /**
   * Fills the tables for new kernels.
   *
   * @param kernels {@code [filters, 4, kernel]}
   * @param biases {@code [filters]}
   */
  void update(float[] kernels, float[] biases, Team team) {
    team.run(tables, table -> fill(table, kernels, biases));
  }

  private void fill(int table, float[] kernels, float[] biases) {
    int mer = mer(table);
    for (int row = 0; row < rows(mer); row++) {
      int at = (starts[table] + row) * filters;
      int rest = row;
      for (int filter = 0; filter < filters; filter++) {
        sums[at + filter] = table == tables - 1 ? biases[filter] : 0;
      }
      for (int i = mer - 1; i >= 0; i--) {
        int channel = rest % LETTERS;
        rest /= LETTERS;
        if (channel < OneHotEncoder.CHANNELS) {
          int from = channel * kernel + table * MER + i;
          int size = OneHotEncoder.CHANNELS * kernel;
          for (int filter = 0; filter < filters; filter++) {
            sums[at + filter] += kernels[filter * size + from];
          }
        }
      }
    }
  }

  int tables() {
    return tables;
  }

  /**
   * Finds where the sums of one position begin, one place per table.
   *
   * @param channels the channels of the window
   */
  void lookUp(byte[] channels, int position, int[] places) {
    int at = position;
    for (int table = 0; table < tables; table++) {
      int row = 0;
      for (int i = mer(table); i > 0; i--) {
        row = row * LETTERS + channels[at++];
      }
      places[table] = (starts[table] + row) * filters;
    }
  }

  /** Adds up the rows that {@link #lookUp} found. */
  void sum(int[] places, float[] into) {
    System.arraycopy(sums, places[tables - 1], into, 0, filters);
    int table = 0;
    for (; table + 4 <= tables - 1; table += 4) {
      addFour(places[table], places[table + 1], places[table + 2], places[table + 3], into);
    }
    for (; table < tables - 1; table++) {
      addOne(places[table], into);
    }
  }

  private void addFour(int a, int b, int c, int d, float[] into) {
    for (int i = 0; i < filters; i++) {
      into[i] += sums[a + i] + sums[b + i] + (sums[c + i] + sums[d + i]);
    }
  }

  private void addOne(int a, float[] into) {
    for (int i = 0; i < filters; i++) {
      into[i] += sums[a + i];
    }
  }
}
