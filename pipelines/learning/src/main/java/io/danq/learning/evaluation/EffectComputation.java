package io.danq.learning.evaluation;

import io.danq.beam.genome.References;
import io.danq.evaluation.EffectScoring;
import io.danq.evaluation.EvaluationException;
import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.BackgroundWriter;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.variant.VariantWindower;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The effects of background variants on a model's targets, for E-values of effects.
 *
 * @param variants VCF files, named as in {@code --input} of {@code danq variants}, or {@code
 *     random:COUNT[:SEED]}
 * @param reference FASTA of their genome, on any Beam file system
 * @param referenceCache local folder of packed references; null for the user's own
 * @param strands the strands to predict, the same as in the runs that should get E-values
 * @param arithmetic precision and engine of the network
 * @param threads threads that predict, at least 1
 */
public record EffectComputation(
    String variants,
    String reference,
    @Nullable String referenceCache,
    Strands strands,
    Arithmetic arithmetic,
    int threads) {
  /**
   * What was found.
   *
   * @param malformed number of lines that are not variants, and do not count
   */
  public record Result(EffectScoring.Result scoring, long malformed) {}

  /**
   * Predicts the variants' alleles.
   *
   * @param progress receives the number of variants done so far
   * @throws EvaluationException as {@link EffectScoring#compute} does
   * @throws IOException if a file cannot be read to its end
   * @throws IllegalArgumentException if the count or the seed of random variants is not a number
   */
  public Result compute(ModelBundle bundle, ModelEvaluation.Progress progress)
      throws IOException, InterruptedException {
    ReferenceGenome genome = References.open(reference, referenceCache);
    VariantWindower windower = new VariantWindower(genome, bundle.manifest().network().window());
    BackgroundVariants background = BackgroundVariants.of(variants, reference, genome);
    try (Predictor predictor = Predictor.create(bundle, strands, arithmetic)) {
      int all = background.sites().size();
      return new Result(
          EffectScoring.compute(
              predictor,
              windower,
              background.sites(),
              background.origin(),
              threads,
              done -> progress.predicted(done, all)),
          background.malformed());
    }
  }

  /**
   * Adds the effects and their origin to a bundle, as {@link BackgroundWriter#add} does.
   *
   * @return the bundle at {@code output}
   * @throws IOException if a file cannot be read or written
   */
  public ModelBundle write(Path bundle, Path output, EffectBackground effects) throws IOException {
    String prefix = "effects_" + strands.name().toLowerCase(Locale.ROOT);
    return BackgroundWriter.add(
        bundle,
        output,
        effects,
        Map.of(
            prefix + "_reference",
            reference.substring(reference.lastIndexOf('/') + 1),
            prefix + "_precision",
            arithmetic.precision().label()));
  }
}
