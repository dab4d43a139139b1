package io.danq.evaluation.report;

import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelManifest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The means of an {@code evaluation.tsv} of {@code danq evaluate}, as metrics of a manifest. */
public final class EvaluationMetrics {
  /** Columns of the table, and what the mean over their targets is called. */
  private static final Map<String, String> MEANS =
      Map.of(
          "roc_auc_averaged",
          ModelManifest.MEAN_AUROC,
          "roc_auc_forward",
          ModelManifest.MEAN_AUROC + "_forward",
          "average_precision_averaged",
          "mean_average_precision",
          "average_precision_forward",
          "mean_average_precision_forward");

  private static final String UNDEFINED = "NA";

  private EvaluationMetrics() {}

  /**
   * The mean of each column over the targets for which it is defined.
   *
   * @throws BundleException if it is no such table, or a figure is neither 0 to 1 nor {@code NA}
   */
  public static Map<String, Double> read(Path file) throws IOException {
    return parse(file.toString(), lines(file));
  }

  /**
   * The same of a table that is in memory.
   *
   * @param file what messages call it
   * @throws BundleException as {@link #read}
   */
  public static Map<String, Double> parse(String file, List<String> lines) throws BundleException {
    List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split("\t", -1));
    Map<String, Double> metrics = new TreeMap<>();
    for (Map.Entry<String, String> mean : MEANS.entrySet()) {
      int column = header.indexOf(mean.getKey());
      if (column >= 0) {
        mean(file, lines, column).ifPresent(value -> metrics.put(mean.getValue(), value));
      }
    }
    if (metrics.isEmpty()) {
      throw new BundleException(
          file + " has no figures of an evaluation; 'danq evaluate' writes evaluation.tsv");
    }
    return metrics;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    } catch (CharacterCodingException e) {
      throw new BundleException(file + " is not UTF-8 text", e);
    }
  }

  private static OptionalDouble mean(String file, List<String> lines, int column)
      throws BundleException {
    DoubleStream.Builder values = DoubleStream.builder();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      String cell = column < cells.length ? cells[column] : "";
      if (!cell.equals(UNDEFINED)) {
        values.add(figure(file + " line " + (i + 1), cell));
      }
    }
    return values.build().average();
  }

  private static double figure(String place, String cell) throws BundleException {
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= 0 && value <= 1)) {
      throw new BundleException(place + ": a figure must be 0 to 1 or NA, was '" + cell + "'");
    }
    return value;
  }
}
