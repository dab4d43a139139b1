package io.danq.network.bundle;

import io.danq.sequence.Printable;
import java.io.Serializable;
import java.util.Objects;

/**
 * What one output of the network predicts.
 *
 * <p>Only 844 of DeepSEA's 919 labels are unique. A name made of the other parts needs the {@code
 * index} too.
 *
 * @param index its number in its original table, at least 0, for example DeepSEA's 0 to 918
 * @param cellType cell type or line
 * @param assay transcription factor, histone mark or DNase
 * @param treatment treatment of the cells, or {@code None}
 * @param published how well the published DanQ predicts it
 */
public record Target(
    int index, String cellType, String assay, String treatment, PublishedScores published)
    implements Serializable {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if the index is negative, or a name holds a control character:
   *     a tab or a line end would break the table, others a terminal
   */
  public Target {
    if (index < 0) {
      throw new IllegalArgumentException("index must be at least 0, was " + index);
    }
    checkName("cellType", cellType);
    checkName("assay", assay);
    checkName("treatment", treatment);
    Objects.requireNonNull(published, "published");
  }

  /** A target without published figures. */
  public Target(int index, String cellType, String assay, String treatment) {
    this(index, cellType, assay, treatment, PublishedScores.NONE);
  }

  /** Its name for people: index, cell type, assay, and the treatment if there is one. */
  public String title() {
    return index + " " + cellType + " " + assay + (treatment.equals("None") ? "" : " " + treatment);
  }

  private static void checkName(String field, String name) {
    Objects.requireNonNull(name, field);
    if (!Printable.of(name).equals(name)) {
      throw new IllegalArgumentException(
          field + " holds a control character: '" + Printable.of(name) + "'");
    }
  }
}
