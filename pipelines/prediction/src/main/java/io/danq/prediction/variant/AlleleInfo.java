package io.danq.prediction.variant;

import io.danq.network.bundle.Target;
import io.danq.prediction.rows.AlleleEffects;
import io.danq.prediction.rows.AllelePrediction;
import io.danq.sequence.variant.Effect;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The INFO values of an allele.
 *
 * @param entries for DANQ, one per hit, strongest first
 * @param maxDiff for DANQ_MAX_DIFF
 * @param meanLogEvalue for DANQ_MLE
 * @param skipped for DANQ_SKIPPED
 */
record AlleleInfo(List<String> entries, String maxDiff, String meanLogEvalue, String skipped) {
  /** What VCF has instead of a missing value. */
  static final String MISSING = ".";

  /**
   * The Sequence Ontology's term for all of them (SO:0001566). {@code bcftools +split-vep} reads
   * nothing without a column of consequences, and knows this one.
   */
  private static final String CONSEQUENCE = "regulatory_region_variant";

  private static final MathContext DIGITS = new MathContext(5);

  static AlleleInfo skipped(AllelePrediction prediction) {
    return new AlleleInfo(List.of(), MISSING, MISSING, String.valueOf(prediction.skipReason()));
  }

  static AlleleInfo of(
      AllelePrediction prediction,
      AllelePrediction.Scores scores,
      AlleleEffects effects,
      List<Target> targets) {
    List<String> entries =
        effects.hits().stream()
            .map(hit -> entry(prediction.alt(), targets.get(hit), scores, effects, hit))
            .toList();
    return new AlleleInfo(
        entries,
        number(effects.maxAbsDiff()),
        effects.evalues().map(evalues -> number(evalues.meanLog())).orElse(MISSING),
        MISSING);
  }

  private static String entry(
      String alt,
      Target target,
      AllelePrediction.Scores scores,
      AlleleEffects effects,
      int number) {
    Effect effect = effects.on(number);
    return String.join(
        "|",
        alt,
        String.valueOf(target.index()),
        text(target.cellType()),
        text(target.assay()),
        text(target.treatment()),
        number(scores.reference()[number]),
        number(scores.alternative()[number]),
        number(effect.diff()),
        number(effect.log2Odds()),
        effects.evalues().map(evalues -> number(evalues.byTarget()[number])).orElse(""),
        CONSEQUENCE);
  }

  /** A name with the characters that are not allowed in INFO values replaced. */
  static String text(String name) {
    return name.replace(',', '&')
        .replace('|', '&')
        .replace(";", "%3B")
        .replace('=', ':')
        .replaceAll("\\s", "_");
  }

  private static String number(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
