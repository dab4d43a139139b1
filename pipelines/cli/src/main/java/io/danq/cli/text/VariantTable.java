package io.danq.cli.text;

import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Rows of {@code danq variants} as a table for a person. Stateless. */
final class VariantTable {
  private static final int ALLELE = 12;
  private static final int NAME = 40;

  private VariantTable() {}

  /** Whether a row is about an allele. */
  static boolean isVariant(GenericRecord row) {
    return row.hasField("allele_index");
  }

  /** The size of an allele's effect; below 0 if it was not predicted. */
  static float strength(GenericRecord row) {
    Object most = row.get("max_abs_diff");
    return most == null ? -1 : (Float) most;
  }

  static Table of(List<GenericRecord> rows) {
    Table table =
        new Table(
            "id",
            "place",
            "ref",
            "alt",
            "hits",
            "strongest target",
            "before",
            "after",
            "difference",
            "smallest E",
            "not predicted");
    for (GenericRecord row : rows) {
      List<?> hits = (List<?>) row.get("hits");
      GenericRecord best = hits.isEmpty() ? null : (GenericRecord) hits.get(0);
      table.row(
          cut(row.get("id"), NAME),
          cut(row.get("contig"), NAME) + ":" + Table.grouped((Long) row.get("pos")),
          cut(row.get("ref"), ALLELE),
          cut(row.get("alt"), ALLELE),
          hits.size(),
          best == null ? "" : HitText.target(best),
          best == null ? "" : number("%.3f", best.get("ref_probability")),
          best == null ? "" : number("%.3f", best.get("alt_probability")),
          best == null ? "" : number("%.3f", best.get("diff")),
          number("%.2g", row.get("min_evalue")),
          cut(row.get("skip_reason"), NAME));
    }
    return table;
  }

  private static String number(String format, @Nullable Object value) {
    return value == null ? "" : String.format(Locale.ROOT, format, (Float) value);
  }

  private static String cut(@Nullable Object text, int most) {
    String all = text == null ? "" : text.toString();
    return all.length() > most ? all.substring(0, most - 1) + "…" : all;
  }
}
