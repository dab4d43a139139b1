package io.danq.evaluation.report;

import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.PublishedScores;
import io.danq.network.bundle.Target;
import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The table {@value #FILE}: one tab-separated line per target, in the network's order, under a
 * header. What is undefined or was not published is {@code NA}. This class writes the table and
 * reads its means.
 */
public final class EvaluationTsv {
  /** The name of the file. */
  public static final String FILE = "evaluation.tsv";

  private static final String MISSING = "NA";

  /** Strands whose means a manifest has. */
  private static final List<ScoredStrand> STRANDS_OF_MEANS =
      List.of(ScoredStrand.AVERAGED, ScoredStrand.FORWARD);

  private EvaluationTsv() {}

  /** Writes the table; an older file is replaced. */
  public static void write(EvaluationReport report, Path file) throws IOException {
    Files.writeString(file, format(report.evaluation().strands(), report.evaluation().targets()));
  }

  /** The table as text. */
  public static String format(List<ScoredStrand> strands, List<TargetEvaluation> targets) {
    boolean published =
        targets.stream().anyMatch(t -> !t.target().published().equals(PublishedScores.NONE));
    StringBuilder table = new StringBuilder(Tsv.line(header(strands, published)));
    targets.forEach(target -> table.append(Tsv.line(row(target, strands, published))));
    return table.toString();
  }

  private static List<String> header(List<ScoredStrand> strands, boolean published) {
    List<String> cells =
        new ArrayList<>(
            List.of("index", "cell_type", "assay", "treatment", "positives", "windows"));
    for (ScoredStrand strand : strands) {
      for (Area area : Area.values()) {
        cells.add(area.column(strand));
      }
    }
    if (published) {
      cells.add("danq_roc_auc");
      cells.add("danq_pr_auc");
    }
    return cells;
  }

  private static List<String> row(
      TargetEvaluation evaluated, List<ScoredStrand> strands, boolean published) {
    Target target = evaluated.target();
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(target.index()));
    cells.add(target.cellType());
    cells.add(target.assay());
    cells.add(target.treatment());
    cells.add(String.valueOf(evaluated.positives()));
    cells.add(String.valueOf(evaluated.windows()));
    for (ScoredStrand strand : strands) {
      for (Area area : Area.values()) {
        cells.add(number(evaluated.scores(strand).map(area::of).orElse(Double.NaN)));
      }
    }
    if (published) {
      PublishedScores figures = target.published();
      cells.add(number(figures.rocAuc()));
      cells.add(number(figures.prAuc()));
    }
    return cells;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? MISSING : String.format(Locale.ROOT, "%.6f", value);
  }

  /**
   * The means over all targets that have areas, under the names that a model's manifest gives them.
   *
   * @throws BundleException if the file is not such a table, or an area is neither 0 to 1 nor
   *     {@code NA}
   */
  public static Map<String, Double> means(Path file) throws IOException {
    try {
      return means(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new BundleException(file + " is not UTF-8 text", e);
    }
  }

  /**
   * The means of a table in memory.
   *
   * @param name what messages call the table
   * @throws BundleException as {@link #means(Path)}
   */
  public static Map<String, Double> means(String name, String table) throws BundleException {
    List<List<String>> lines = table.lines().map(Tsv::cells).toList();
    List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
    Map<String, Double> means = new TreeMap<>();
    for (ScoredStrand strand : STRANDS_OF_MEANS) {
      for (Area area : Area.values()) {
        int column = header.indexOf(area.column(strand));
        if (column >= 0) {
          mean(name, lines, column).ifPresent(mean -> means.put(area.metric(strand), mean));
        }
      }
    }
    if (means.isEmpty()) {
      throw new BundleException(
          name + " has no figures of an evaluation; 'danq evaluate' writes " + FILE);
    }
    return means;
  }

  private static OptionalDouble mean(String name, List<List<String>> lines, int column)
      throws BundleException {
    DoubleStream.Builder areas = DoubleStream.builder();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = lines.get(i);
      String cell = column < cells.size() ? cells.get(column) : "";
      if (!cell.equals(MISSING)) {
        areas.add(area(name + " line " + (i + 1), cell));
      }
    }
    return areas.build().average();
  }

  private static double area(String place, String cell) throws BundleException {
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
