package io.danq.cli.option;

import io.danq.beam.option.KnownOptions;
import io.danq.inference.Arithmetic;
import io.danq.inference.Strands;
import io.danq.learning.evaluation.EffectComputation;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The background variants that a command predicts. */
public final class BackgroundVariantOptions {
  @Option(
      names = "--variants",
      required = true,
      paramLabel = "VCF|random:COUNT[:SEED]",
      description =
          "Background variants, for E-values of effects: VCF files as for 'danq variants --input',"
              + " preferably of common variants. random:100000 makes a synthetic background of SNVs"
              + " drawn at random from the A, C, G and T of --reference. Default SEED: 1")
  private String variants;

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "FASTA",
      description = "Reference genome of the variants: plain, gzip or bgzip.")
  private String reference;

  @Option(
      names = "--referenceCache",
      paramLabel = "FOLDER",
      description = {
        "Local folder for packed references.",
        "Default: danq/references in $$XDG_CACHE_HOME or ~/.cache."
      })
  private @Nullable String referenceCache;

  /** What is to be computed. */
  public EffectComputation computation(Strands strands, Arithmetic arithmetic, int threads) {
    // Without options Beam knows no file system but the local one.
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    return new EffectComputation(variants, reference, referenceCache, strands, arithmetic, threads);
  }
}
