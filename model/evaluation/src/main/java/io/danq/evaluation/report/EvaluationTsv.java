package io.danq.evaluation.report;

import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelManifest;
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
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The table {@value #FILE}: one tab-separated line per target, in the network's order, under a
 * header. Each line names the model: its name, version and the SHA-256 of its weights. What is
 * undefined or was not published is {@code NA}. This class writes the table and reads its means.
 */
public final class EvaluationTsv {
  /** The name of the file. */
  public static final String FILE = "evaluation.tsv";

  private static final String MISSING = "NA";

  /** The columns that identify the evaluated model; they are the same in each line. */
  private static final List<String> MODEL = List.of("model", "version", "weights_sha256");

  /** Strands whose means a manifest has. */
  private static final List<ScoredStrand> STRANDS_OF_MEANS =
      List.of(ScoredStrand.AVERAGED, ScoredStrand.FORWARD);

  private EvaluationTsv() {}

  /** Writes the table; an older file is replaced. */
  public static void write(EvaluationReport report, Path file) throws IOException {
    Files.writeString(file, format(report));
  }

  /** The table of a report as text. */
  public static String format(EvaluationReport report) {
    return format(report.model(), report.evaluation().strands(), report.evaluation().targets());
  }

  /** The table as text. */
  public static String format(
      EvaluatedModel model, List<ScoredStrand> strands, List<TargetEvaluation> targets) {
    boolean published =
        targets.stream().anyMatch(t -> !t.target().published().equals(PublishedScores.NONE));
    StringBuilder table = new StringBuilder(Tsv.line(header(strands, published)));
    for (TargetEvaluation target : targets) {
      List<String> cells = row(target, strands, published);
      cells.addAll(List.of(model.id(), model.version(), model.weights()));
      table.append(Tsv.line(cells));
    }
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
    cells.addAll(MODEL);
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
   * @param model the model that the table must be about, identified by its weights
   * @throws BundleException if the file is not an evaluation table or is about other weights, or an
   *     area is neither 0 to 1 nor {@code NA}
   */
  public static Map<String, Double> means(Path file, ModelManifest model) throws IOException {
    try {
      String table = Files.readString(file);
      requireModel(file.toString(), Tsv.parse(table.lines().toList()), EvaluatedModel.of(model));
      return means(file.toString(), table);
    } catch (CharacterCodingException e) {
      throw new BundleException(file + " is not UTF-8 text", e);
    }
  }

  /**
   * The means of a table in memory.
   *
   * @param name what messages call the table
   * @throws BundleException as {@link #means(Path, ModelManifest)}, except that the model is not
   *     checked
   */
  public static Map<String, Double> means(String name, String table) throws BundleException {
    Tsv lines = Tsv.parse(table.lines().toList());
    Map<String, Double> means = new TreeMap<>();
    for (ScoredStrand strand : STRANDS_OF_MEANS) {
      for (Area area : Area.values()) {
        OptionalInt column = lines.column(area.column(strand));
        if (column.isPresent()) {
          mean(name, lines.rows(), column.getAsInt())
              .ifPresent(mean -> means.put(area.metric(strand), mean));
        }
      }
    }
    if (means.isEmpty()) {
      throw new BundleException(name + " holds no evaluation; 'danq evaluate' writes " + FILE);
    }
    return means;
  }

  private static void requireModel(String name, Tsv table, EvaluatedModel model)
      throws BundleException {
    List<OptionalInt> columns = MODEL.stream().map(table::column).toList();
    for (Tsv.Row row : table.rows()) {
      List<String> judged = columns.stream().map(column -> cell(row, column)).toList();
      EvaluatedModel other = new EvaluatedModel(judged.get(0), judged.get(1), judged.get(2));
      if (other.weights().isEmpty()) {
        throw new BundleException(
            name + " does not say which weights were evaluated; run 'danq evaluate' again");
      }
      if (!other.weights().equals(model.weights())) {
        throw new BundleException(
            name
                + " evaluates another model ("
                + other.title()
                + ") than this one ("
                + model.title()
                + "); run 'danq evaluate' on this one");
      }
    }
  }

  private static String cell(Tsv.Row row, OptionalInt column) {
    return column.isPresent() && column.getAsInt() < row.cells().size()
        ? row.cells().get(column.getAsInt())
        : "";
  }

  private static OptionalDouble mean(String name, List<Tsv.Row> rows, int column)
      throws BundleException {
    DoubleStream.Builder areas = DoubleStream.builder();
    for (Tsv.Row row : rows) {
      String cell = cell(row, OptionalInt.of(column));
      if (!cell.equals(MISSING)) {
        areas.add(area(name + " line " + row.line(), cell));
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
      throw new BundleException(place + ": a score must be 0 to 1 or NA, was '" + cell + "'");
    }
    return value;
  }
}
