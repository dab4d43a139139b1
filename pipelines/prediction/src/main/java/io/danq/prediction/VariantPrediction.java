package io.danq.prediction;

import io.danq.beam.file.InputFiles;
import io.danq.network.bundle.EffectBackground;
import io.danq.prediction.options.VariantOptions;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.read.ReadVariantFiles;
import io.danq.prediction.read.VariantCutting;
import io.danq.prediction.rows.VariantRowOptions;
import io.danq.prediction.run.ExistingResults;
import io.danq.prediction.run.MaxFailed;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunPlan;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.variant.PredictVariants;
import io.danq.prediction.variant.VcfParts;
import io.danq.prediction.write.RowKind;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Predicts the effects of the variants in VCF files, part by part, then ends. {@link #plan} checks
 * everything and writes nothing; {@link Planned#begin} takes the output folders; {@link
 * Planned#pipeline} makes the pipeline of a part.
 */
public final class VariantPrediction {
  /** A line with one SNV has some 30 bytes, and its allele has two windows. */
  private static final int BYTES_PER_WINDOW = 32;

  private VariantPrediction() {}

  /**
   * Checks everything that can be checked before a run, and changes nothing except that it packs
   * the reference on this machine, so that a wrong one is noticed before anything runs.
   *
   * @param model the model that the options name; kept open while the pipelines run in this JVM
   * @param byFile whether files are processed one after the other, so that an interrupted run can
   *     continue with the rest
   * @throws IOException if an input file or the reference cannot be found
   * @throws IllegalArgumentException if an option is out of its range, or a cluster would have to
   *     read a pipe
   */
  public static Planned plan(VariantOptions options, OpenModel model, boolean byFile)
      throws IOException {
    return plan(options, model, byFile, Outputs.ofVariants(options));
  }

  static Planned plan(VariantOptions options, OpenModel model, boolean byFile, Outputs outputs)
      throws IOException {
    List<Metadata> files = InputFiles.resolve(options.getInput());
    BatchPrediction.refusePipesOnCluster(files, options);
    Optional<VcfParts> vcf = AnnotatedVcf.check(options, files, outputs.folders());
    VariantCutting cutting =
        VariantCutting.of(model.bundle().manifest().network().window(), options);
    cutting.open();
    RunPlan plan =
        RunPlan.ofVariants(
            options,
            model.bundle(),
            files,
            byFile && !outputs.folders().isEmpty() && vcf.isEmpty());
    return new Planned(
        options,
        model,
        outputs,
        vcf,
        files,
        cutting,
        VariantRowOptions.of(options, model.bundle()),
        MaxFailed.parse(options.getMaxFailed()),
        plan);
  }

  /** A run whose options and inputs are in order. */
  public record Planned(
      VariantOptions options,
      OpenModel model,
      Outputs outputs,
      Optional<VcfParts> vcf,
      List<Metadata> files,
      VariantCutting cutting,
      VariantRowOptions rowOptions,
      MaxFailed maxFailed,
      RunPlan plan)
      implements PlannedRun {

    @Override
    public RunFolders begin() throws IOException {
      RunFolders folders =
          RunFolders.take(
              outputs.folders(),
              vcf.map(VcfParts::folder).stream().toList(),
              plan,
              ExistingResults.of(options.isRestart(), options.isOverwrite()));
      if (vcf.isPresent() && !folders.remaining().isEmpty()) {
        vcf.get().delete(); // of an interrupted run
      }
      return folders;
    }

    @Override
    public boolean isSmall(int part) {
      return SmallPart.isSmall(inputs(part), BYTES_PER_WINDOW, outputs);
    }

    private List<Metadata> inputs(int part) {
      return plan.parts().get(part).stream().map(files::get).toList();
    }

    @Override
    public Pipeline pipeline(int part) {
      Pipeline pipeline = Pipeline.create(options);
      PCollectionTuple read = pipeline.apply("Read", ReadVariantFiles.of(inputs(part), cutting));
      PCollectionTuple predicted = Pipelines.predictVariants(read, options, settings());
      Pipelines.write(
          RowKind.VARIANTS,
          predicted.get(PredictVariants.ROWS),
          read,
          predicted,
          outputs.withPart(part));
      return pipeline;
    }

    private PredictVariants.Settings settings() {
      return new PredictVariants.Settings(
          ModelSource.fixed(model, options),
          options.getPredictionCache(),
          cutting,
          rowOptions,
          vcf.orElse(null),
          AnnotatedVcf.header(model.bundle().manifest()));
    }

    /** The background that E-values are of; empty if rows have none. */
    public Optional<EffectBackground> effects() {
      return rowOptions.usable(model.bundle().effects());
    }

    /** A run that writes a VCF has one part: the VCF is joined before the part is done. */
    @Override
    public Optional<String> partDone(RunFolders folders, int part, RunSummary counts)
        throws IOException {
      Optional<String> noIndex = vcf.isPresent() ? vcf.get().join() : Optional.empty();
      folders.partDone(part, counts);
      return noIndex.map(reason -> "the VCF has no index (.tbi): " + reason);
    }
  }
}
