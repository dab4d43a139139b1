package io.danq.prediction.haplotype;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.RowFiles;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A bin covered by reads of both haplotypes of one phase set. Reads with the tag HP but without PS
 * count as one phase set.
 *
 * @param first the row of haplotype 1, in the schema of {@code BinRows}
 * @param second the row of haplotype 2
 */
public record HaplotypePair(GenericRecord first, GenericRecord second) {
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  /**
   * Passes every pair of a folder to an action, in the order of its files. In a file the rows of a
   * bin follow each other, so one row is in memory.
   *
   * @param folder with the Parquet files of bins, on any Beam file system
   * @return how many rows the folder has
   * @throws IOException if there is no Parquet file, or one cannot be read
   */
  public static long forEach(String folder, Consumer<HaplotypePair> action) throws IOException {
    List<ResourceId> files =
        ParquetFiles.some(folder, "'danq predict --output=bins:FOLDER' makes them");
    long[] rows = {0};
    for (ResourceId file : files) {
      GenericRecord[] before = {null};
      RowFiles.forEach(
          file,
          row -> {
            rows[0]++;
            if (haplotype(row) == SECOND && isFirstOf(before[0], row)) {
              action.accept(new HaplotypePair(before[0], row));
            }
            before[0] = row;
          });
    }
    return rows[0];
  }

  private static int haplotype(GenericRecord row) {
    return (Integer) row.get("haplotype");
  }

  private static boolean isFirstOf(@Nullable GenericRecord before, GenericRecord second) {
    return before != null
        && haplotype(before) == FIRST
        && before.get("bin_start").equals(second.get("bin_start"))
        && Objects.equals(before.get("phase_set"), second.get("phase_set"));
  }

  /** Reads of haplotype 1. */
  public long firstReads() {
    return (Long) first.get("reads");
  }

  /** Reads of haplotype 2. */
  public long secondReads() {
    return (Long) second.get("reads");
  }

  /**
   * The weight of the reads: {@code n1 n2 / (n1 + n2)}. The variance of the difference of the two
   * means is the variance of one read divided by this number.
   */
  public double weight() {
    double reads = firstReads();
    return reads * secondReads() / (reads + secondReads());
  }
}
