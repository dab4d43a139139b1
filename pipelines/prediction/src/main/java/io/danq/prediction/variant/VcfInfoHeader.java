package io.danq.prediction.variant;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * The lines that a VCF's header gets.
 *
 * @param model name and version of the model, for the description
 */
public record VcfInfoHeader(String model) implements Serializable {
  /** INFO's entry of the strongest effects. */
  public static final String EFFECTS = "DANQ";

  /** INFO's entry of the largest difference of each allele. */
  static final String MAX_DIFF = "DANQ_MAX_DIFF";

  /** INFO's entry of the mean logarithm of each allele's E-values. */
  static final String MEAN_LOG_EVALUE = "DANQ_MLE";

  /** INFO's entry of the reasons why alleles were not predicted. */
  static final String SKIPPED = "DANQ_SKIPPED";

  /** The lines before the header's last line, with ends like that line's. */
  byte[] before(byte[] lastLine) {
    int length = lastLine.length;
    boolean carriageReturn =
        length > 1 && lastLine[length - 1] == '\n' && lastLine[length - 2] == '\r';
    String name = model.replace('"', '\'').replace('\\', '/');
    String lines =
        String.join(
            carriageReturn ? "\r\n" : "\n",
            "##INFO=<ID="
                + EFFECTS
                + ",Number=.,Type=String,Description=\"Strongest effects on binding, predicted by "
                + name
                + ". Format: Allele|Target|Cell_type|Assay|Treatment|Ref_p|Alt_p|Diff|Log2_odds|Evalue|Consequence\">",
            "##INFO=<ID="
                + MAX_DIFF
                + ",Number=A,Type=Float,Description=\"Largest absolute difference of predicted"
                + " probabilities over all targets\">",
            "##INFO=<ID="
                + MEAN_LOG_EVALUE
                + ",Number=A,Type=Float,Description=\"Mean over all targets of -log10 of the E-value,"
                + " the share of background alleles whose effect is at least as large\">",
            "##INFO=<ID="
                + SKIPPED
                + ",Number=A,Type=String,Description=\"Why an allele was not predicted\">",
            "");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(lastLine);
    return all.toByteArray();
  }
}
