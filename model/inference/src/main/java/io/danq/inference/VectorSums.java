package io.danq.inference;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums of {@link KmerTables} with the Vector API. Only this class and {@link VectorShortSums}
 * need its module.
 */
final class VectorSums implements BlockSums {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Filters whose sums fit in registers at once. */
  private static final int BLOCK = 4 * LANES;

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public void pool(
      KmerTables tables, int block, int[] full, int[] last, Pooling pooling, float[] out) {
    float[] sums = tables.sums();
    int fullTables = tables.fullTables();
    int tableSize = tables.tableSize();
    int begin = block * tables.blockSize();
    int lastBegin = begin + fullTables * tableSize;
    int width = tables.blocks() * BLOCK;
    for (int step = 0; step < pooling.steps(); step++) {
      FloatVector max0 = FloatVector.zero(SPECIES);
      FloatVector max1 = max0;
      FloatVector max2 = max0;
      FloatVector max3 = max0;
      int from = step * pooling.stride();
      for (int position = from; position < from + pooling.size(); position++) {
        int row = lastBegin + last[position];
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, row);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, row + LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, row + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, row + 3 * LANES);
        int table = begin;
        for (int i = position; table < lastBegin; i += KmerTables.MER) {
          row = table + full[i];
          sum0 = sum0.add(FloatVector.fromArray(SPECIES, sums, row));
          sum1 = sum1.add(FloatVector.fromArray(SPECIES, sums, row + LANES));
          sum2 = sum2.add(FloatVector.fromArray(SPECIES, sums, row + 2 * LANES));
          sum3 = sum3.add(FloatVector.fromArray(SPECIES, sums, row + 3 * LANES));
          table += tableSize;
        }
        max0 = larger(max0, sum0);
        max1 = larger(max1, sum1);
        max2 = larger(max2, sum2);
        max3 = larger(max3, sum3);
      }
      int to = step * width + block * BLOCK;
      max0.intoArray(out, to);
      max1.intoArray(out, to + LANES);
      max2.intoArray(out, to + 2 * LANES);
      max3.intoArray(out, to + 3 * LANES);
    }
  }

  /** Like {@code max}, but ignores NaN and -0: less than half the instructions. */
  private static FloatVector larger(FloatVector max, FloatVector sum) {
    return max.blend(sum, sum.compare(VectorOperators.GT, max));
  }
}
