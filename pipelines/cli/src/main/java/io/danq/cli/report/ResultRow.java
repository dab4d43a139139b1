package io.danq.cli.report;

import java.util.List;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of predictions or of bins, as a page shows it: a stretch of a genome or, for an unaligned
 * read, of the read, and a probability for each target.
 *
 * @param contig the contig, or the read's name
 * @param start first base of the bin, 0-based
 * @param end one past the last
 * @param haplotype 0 if unknown
 * @param reads number of reads behind the row
 * @param probabilities one per target; empty for a row without scores
 */
record ResultRow(
    String contig, int start, int end, int haplotype, long reads, List<Float> probabilities) {
  private static final int BIN = 200;

  static boolean isFailed(GenericRecord row) {
    return row.hasField("reason");
  }

  /** Whether a row lies on a contig. Otherwise its place is one in a read or in a contig alone. */
  static boolean isPlaced(GenericRecord row) {
    return row.get("contig") != null;
  }

  /** What a row says; null for a row that is neither, such as one of a variant. */
  static @Nullable ResultRow of(GenericRecord row) {
    if (row.hasField("mean")) {
      return new ResultRow(
          row.get("contig").toString(),
          (Integer) row.get("bin_start"),
          (Integer) row.get("bin_end"),
          (Integer) row.get("haplotype"),
          (Long) row.get("reads"),
          floats(row.get("mean")));
    }
    if (!row.hasField("window_start")) {
      return null;
    }
    String place = row.get("bin_start") != null ? "bin" : isPlaced(row) ? "contig" : "window";
    int start = (Integer) row.get(place + "_start");
    int end = (Integer) row.get(place + "_end");
    // The bin in the middle of a window or of its alignment. A shorter read is padded on both
    // sides, the odd N behind it.
    int from = start + (end - start + 1) / 2 - BIN / 2;
    return new ResultRow(
        Objects.requireNonNullElse(row.get("contig"), row.get("sequence_id")).toString(),
        Math.max(start, from),
        Math.min(end, from + BIN),
        row.get("haplotype") == null ? 0 : (Integer) row.get("haplotype"),
        1,
        floats(row.get("scores")));
  }

  @SuppressWarnings("unchecked") // the schema says so
  private static List<Float> floats(@Nullable Object list) {
    return list == null ? List.of() : (List<Float>) list;
  }
}
