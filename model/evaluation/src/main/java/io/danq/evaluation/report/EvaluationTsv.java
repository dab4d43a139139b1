package io.danq.evaluation.report;

import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.network.bundle.PublishedScores;
import io.danq.network.bundle.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line per target, tab-separated under a header, in the network's order. What is undefined or not
 * published is {@code NA}.
 */
public final class EvaluationTsv {
  private static final String MISSING = "NA";

  private EvaluationTsv() {}

  /** Writes the table; an older file is replaced. */
  public static void write(EvaluationReport report, Path file) throws IOException {
    Files.writeString(file, format(report.evaluation().strands(), report.evaluation().targets()));
  }

  /** The table as text. */
  public static String format(List<ScoredStrand> strands, List<TargetEvaluation> targets) {
    boolean published =
        targets.stream().anyMatch(t -> !t.target().published().equals(PublishedScores.NONE));
    StringBuilder table = new StringBuilder(line(header(strands, published)));
    targets.forEach(target -> table.append(line(row(target, strands, published))));
    return table.toString();
  }

  private static String line(List<String> cells) {
    return String.join("\t", cells) + "\n";
  }

  private static List<String> header(List<ScoredStrand> strands, boolean published) {
    List<String> cells =
        new ArrayList<>(
            List.of("index", "cell_type", "assay", "treatment", "positives", "windows"));
    for (ScoredStrand strand : strands) {
      String name = strand.name().toLowerCase(Locale.ROOT);
      cells.add("roc_auc_" + name);
      cells.add("average_precision_" + name);
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
      Optional<RankingScores> scores = evaluated.scores(strand);
      cells.add(scores.map(s -> number(s.rocAuc())).orElse(MISSING));
      cells.add(scores.map(s -> number(s.averagePrecision())).orElse(MISSING));
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
}
