package io.danq.cli.text;

import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/** How tables print what a hit is of, and where it is. */
public final class HitText {
  private HitText() {}

  /** A stretch of a contig, 0-based and half-open: {@code 20:1,000-1,200}. */
  public static String place(String contig, int start, int end) {
    return String.format(Locale.ROOT, "%s:%,d-%,d", contig, start, end);
  }

  /** A hit's target: index, cell type, assay, and treatment if there is one. */
  public static String target(GenericRecord hit) {
    String treatment = hit.get("treatment").toString();
    return hit.get("target_index")
        + " "
        + hit.get("cell_type")
        + " "
        + hit.get("assay")
        + (treatment.equals("None") ? "" : " " + treatment);
  }
}
