package io.danq.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;

/** Rows of bins as a table for a person. Stateless. */
final class BinTable {
  private BinTable() {}

  /** Whether a row is about a bin. */
  static boolean isBin(GenericRecord row) {
    return row.hasField("distinct_windows");
  }

  /** The highest mean probability over all targets. */
  static float strength(GenericRecord row) {
    return mean(row, strongest(row));
  }

  private static float mean(GenericRecord row, int target) {
    return (Float) ((List<?>) row.get("mean")).get(target);
  }

  private static int strongest(GenericRecord row) {
    int strongest = 0;
    for (int target = 1; target < ((List<?>) row.get("mean")).size(); target++) {
      if (mean(row, target) > mean(row, strongest)) {
        strongest = target;
      }
    }
    return strongest;
  }

  static Table of(List<GenericRecord> rows) {
    Table table =
        new Table(
            "place",
            "phase set",
            "haplotype",
            "reads",
            "different windows",
            "highest mean",
            "of target (from 0)");
    for (GenericRecord row : rows) {
      table.row(
          HitText.place(
              row.get("contig").toString(),
              (Integer) row.get("bin_start"),
              (Integer) row.get("bin_end")),
          Objects.requireNonNullElse(row.get("phase_set"), ""),
          row.get("haplotype"),
          Table.grouped((Long) row.get("reads")),
          Table.grouped((Long) row.get("distinct_windows")),
          String.format(Locale.ROOT, "%.3f", strength(row)),
          strongest(row));
    }
    return table;
  }
}
