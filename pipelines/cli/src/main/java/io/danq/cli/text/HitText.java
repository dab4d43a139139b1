package io.danq.cli.text;

import org.apache.avro.generic.GenericRecord;

/** How tables print what a hit names. */
public final class HitText {
  private HitText() {}

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
