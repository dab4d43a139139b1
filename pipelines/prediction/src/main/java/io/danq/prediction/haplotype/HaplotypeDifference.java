package io.danq.prediction.haplotype;

import io.danq.network.bundle.EffectBackground;
import io.danq.prediction.rows.EffectEvalues;
import io.danq.sequence.variant.Effect;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.avro.generic.GenericRecord;

/**
 * How the haplotypes of a bin differ. Every difference is haplotype 1 minus haplotype 2, of the
 * mean probabilities over their reads.
 *
 * @param pair the bin
 * @param byTarget one difference per target, in target order
 * @param strongest position of the target with the largest effect; the lower one of two
 * @param evalues how rare effects of these sizes are among variants; empty without a background
 */
public record HaplotypeDifference(
    HaplotypePair pair, List<Effect> byTarget, int strongest, Optional<EffectEvalues> evalues) {

  /** Compares the haplotypes of a bin. */
  public static HaplotypeDifference of(HaplotypePair pair, Optional<EffectBackground> background) {
    float[] first = means(pair.first());
    float[] second = means(pair.second());
    Effect[] effects = new Effect[first.length];
    int strongest = 0;
    for (int target = 0; target < effects.length; target++) {
      effects[target] = Effect.of(second[target], first[target]);
      if (effects[target].size() > effects[strongest].size()) {
        strongest = target;
      }
    }
    return new HaplotypeDifference(
        pair,
        List.of(effects),
        strongest,
        background.map(known -> EffectEvalues.of(second, first, known)));
  }

  private static float[] means(GenericRecord row) {
    List<?> list = (List<?>) row.get("mean");
    float[] means = new float[list.size()];
    for (int target = 0; target < means.length; target++) {
      means[target] = (Float) list.get(target);
    }
    return means;
  }

  /**
   * The size of a target's effect ({@link Effect#size}) times {@code w / (w + 1)}, with the pair's
   * weight {@code w}: with one read each it counts a third, with 15 each nearly all.
   */
  public double score(int target) {
    double weight = pair.weight();
    return byTarget.get(target).size() * weight / (weight + 1);
  }

  /** The difference for one target. */
  public TargetDifference of(int target) {
    GenericRecord row = pair.first();
    Object phaseSet = row.get("phase_set");
    return new TargetDifference(
        row.get("contig").toString(),
        (Integer) row.get("bin_start"),
        (Integer) row.get("bin_end"),
        phaseSet == null ? OptionalInt.empty() : OptionalInt.of((Integer) phaseSet),
        pair.firstReads(),
        pair.secondReads(),
        target,
        mean(pair.first(), target),
        mean(pair.second(), target),
        byTarget.get(target),
        score(target),
        evalues
            .map(known -> OptionalDouble.of(known.byTarget()[target]))
            .orElse(OptionalDouble.empty()));
  }

  private static float mean(GenericRecord row, int target) {
    return (Float) ((List<?>) row.get("mean")).get(target);
  }
}
