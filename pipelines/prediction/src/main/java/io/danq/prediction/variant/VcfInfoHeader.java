package io.danq.prediction.variant;

import io.danq.sequence.variant.VcfHeader;
import io.danq.sequence.variant.VcfPiece;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines that are added to a VCF's header.
 *
 * @param model name and version of the model, for the description
 */
public record VcfInfoHeader(String model) implements Serializable {
  /** INFO's entry of the strongest effects. */
  static final String EFFECTS = "DANQ";

  /** INFO's entry of the largest difference of each allele. */
  static final String MAX_DIFF = "DANQ_MAX_DIFF";

  /** INFO's entry of the mean logarithm of each allele's E-values. */
  static final String MEAN_LOG_EVALUE = "DANQ_MLE";

  /** INFO's entry of the reasons why alleles were not predicted. */
  static final String SKIPPED = "DANQ_SKIPPED";

  private static final List<String> ALL = List.of(EFFECTS, MAX_DIFF, MEAN_LOG_EVALUE, SKIPPED);

  /**
   * Makes sure that a VCF has none of our entries yet: each of them may be there once.
   *
   * @param file its path or URI, for the message
   * @throws IllegalArgumentException if it has one
   */
  public static void checkUnannotated(String file, VcfHeader header) {
    String ours =
        ALL.stream()
            .filter(header::hasInfo)
            .map(id -> "INFO/" + id)
            .collect(Collectors.joining(","));
    if (!ours.isEmpty()) {
      throw new IllegalArgumentException(
          file + " is already annotated; 'bcftools annotate -x " + ours + "' removes that");
    }
  }

  /** The same of a piece, for nobody can look into a pipe before it is read. */
  static void checkUnannotated(VcfPiece piece) {
    if (piece.kind() == VcfPiece.Kind.TEXT) {
      VcfHeader header = new VcfHeader();
      new String(piece.bytes(), StandardCharsets.UTF_8).lines().forEach(header::add);
      checkUnannotated(piece.file(), header);
    }
  }

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
