package io.danq.inference;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The sums of {@link ShortTables} with the Vector API. */
final class VectorShortSums implements ShortSums {
  private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

  /** Five vectors: the 320 filters of DanQ are then whole blocks of 512 and of 256 bits. */
  private static final int BLOCK = 5 * LANES;

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public void pool(
      ShortTables tables, int block, int[] full, int[] last, Pooling pooling, byte[] out) {
    KmerTables layout = tables.layout();
    short[] sums = tables.sums();
    int tableSize = layout.tableSize();
    int begin = block * layout.blockSize();
    int lastBegin = begin + layout.fullTables() * tableSize;
    int width = layout.blocks() * BLOCK;
    int column = block * BLOCK;
    for (int step = 0; step < pooling.steps(); step++) {
      ShortVector max0 = ShortVector.zero(SPECIES);
      ShortVector max1 = max0;
      ShortVector max2 = max0;
      ShortVector max3 = max0;
      ShortVector max4 = max0;
      int from = step * pooling.stride();
      for (int position = from; position < from + pooling.size(); position++) {
        int row = lastBegin + last[position];
        ShortVector sum0 = ShortVector.fromArray(SPECIES, sums, row);
        ShortVector sum1 = ShortVector.fromArray(SPECIES, sums, row + LANES);
        ShortVector sum2 = ShortVector.fromArray(SPECIES, sums, row + 2 * LANES);
        ShortVector sum3 = ShortVector.fromArray(SPECIES, sums, row + 3 * LANES);
        ShortVector sum4 = ShortVector.fromArray(SPECIES, sums, row + 4 * LANES);
        int table = begin;
        for (int i = position; table < lastBegin; i += KmerTables.MER) {
          row = table + full[i];
          sum0 = sum0.add(ShortVector.fromArray(SPECIES, sums, row));
          sum1 = sum1.add(ShortVector.fromArray(SPECIES, sums, row + LANES));
          sum2 = sum2.add(ShortVector.fromArray(SPECIES, sums, row + 2 * LANES));
          sum3 = sum3.add(ShortVector.fromArray(SPECIES, sums, row + 3 * LANES));
          sum4 = sum4.add(ShortVector.fromArray(SPECIES, sums, row + 4 * LANES));
          table += tableSize;
        }
        max0 = max0.max(sum0);
        max1 = max1.max(sum1);
        max2 = max2.max(sum2);
        max3 = max3.max(sum3);
        max4 = max4.max(sum4);
      }
      int to = step * width;
      store(max0, tables, column, out, to);
      store(max1, tables, column + LANES, out, to);
      store(max2, tables, column + 2 * LANES, out, to);
      store(max3, tables, column + 3 * LANES, out, to);
      store(max4, tables, column + 4 * LANES, out, to);
    }
  }

  private static void store(ShortVector max, ShortTables tables, int filter, byte[] out, int to) {
    ShortVector shifted =
        max.add(ShortVector.fromArray(SPECIES, tables.halves(), filter))
            .lanewise(
                VectorOperators.LSHR, ShortVector.fromArray(SPECIES, tables.shifts(), filter));
    ((ByteVector) shifted.convertShape(VectorOperators.S2B, BYTES, 0)).intoArray(out, to + filter);
  }
}
