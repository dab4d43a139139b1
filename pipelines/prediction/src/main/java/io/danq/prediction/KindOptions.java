package io.danq.prediction;

import io.danq.prediction.options.AlleleOptions;
import io.danq.prediction.options.PredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions.InputKind;
import io.danq.sequence.window.WindowSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which options of a stream are for reads only, and which for variants only. Stateless. */
final class KindOptions {
  private KindOptions() {}

  /**
   * Makes sure that a stream has no options of the other kind.
   *
   * @throws IllegalArgumentException if it has; the message names the first
   */
  static void check(StreamingPredictionOptions options) {
    boolean variants = options.getInputKind() == InputKind.VARIANTS;
    Map<String, Boolean> others = variants ? ofReads(options) : ofVariants(options);
    others.forEach(
        (name, given) -> {
          if (given) {
            throw new IllegalArgumentException(
                name
                    + " is for "
                    + (variants ? InputKind.READS : InputKind.VARIANTS)
                    + ", --inputKind is "
                    + options.getInputKind());
          }
        });
  }

  private static Map<String, Boolean> ofReads(StreamingPredictionOptions options) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--replay", options.getReplay() != null);
    given.put("--align", options.getAlign() != null);
    given.put("--alignmentIndex", options.getAlignmentIndex() != null);
    given.put("--unaligned", options.getUnaligned() != null);
    given.put("--insertSize", options.getInsertSize() != null);
    given.put("--anchor", options.getAnchor() != null);
    given.put("--keepDuplicates", options.isKeepDuplicates());
    given.put("--minMappingQuality", options.getMinMappingQuality() != null);
    given.put("--format", options.getFormat() != null);
    given.put("--stride", options.getStride() != WindowSpec.DEFAULT_STRIDE);
    given.put("--minRealBases", options.getMinRealBases() != WindowSpec.DEFAULT_MIN_REAL_BASES);
    given.put("--minProbability", options.getMinProbability() != PredictionOptions.MIN_PROBABILITY);
    return given;
  }

  private static Map<String, Boolean> ofVariants(StreamingPredictionOptions options) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--filter", options.getFilter() != null);
    given.put("--minAbsDiff", options.getMinAbsDiff() != AlleleOptions.MIN_ABS_DIFF);
    return given;
  }
}
