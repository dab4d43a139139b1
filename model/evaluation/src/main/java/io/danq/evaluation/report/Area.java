package io.danq.evaluation.report;

import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.network.bundle.ModelManifest;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The areas of the table: a column for each of them and each strand. */
enum Area {
  ROC_AUC("roc_auc", ModelManifest.MEAN_AUROC, RankingScores::rocAuc),
  AVERAGE_PRECISION("average_precision", "mean_average_precision", RankingScores::averagePrecision);

  private final String column;
  private final String metric;

  @SuppressWarnings("ImmutableEnumChecker") // method references
  private final ToDoubleFunction<RankingScores> value;

  Area(String column, String metric, ToDoubleFunction<RankingScores> value) {
    this.column = column;
    this.metric = metric;
    this.value = value;
  }

  /** The column of a strand. */
  String column(ScoredStrand strand) {
    return column + "_" + name(strand);
  }

  /** What a manifest calls the mean over the column of a strand. */
  String metric(ScoredStrand strand) {
    return strand == ScoredStrand.AVERAGED ? metric : metric + "_" + name(strand);
  }

  /** This area of two. */
  double of(RankingScores scores) {
    return value.applyAsDouble(scores);
  }

  private static String name(ScoredStrand strand) {
    return strand.name().toLowerCase(Locale.ROOT);
  }
}
