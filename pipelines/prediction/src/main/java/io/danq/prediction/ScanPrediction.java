package io.danq.prediction;

import io.danq.prediction.bin.BinRows;
import io.danq.prediction.bin.WriteBins;
import io.danq.prediction.options.ScanOptions;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.read.ReadReference;
import io.danq.prediction.read.ReferenceCutting;
import io.danq.prediction.run.ExistingResults;
import io.danq.prediction.run.MaxFailed;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunPlan;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.window.ReferenceStretches;
import io.danq.sequence.window.WindowSpec;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Predicts every bin of a reference genome once, part by part, then ends. {@link #plan} checks
 * everything and writes nothing; {@link Planned#begin} takes the output folders; {@link
 * Planned#pipeline} makes the pipeline of a part.
 */
public final class ScanPrediction {
  /**
   * The most bases of a part of the run. With the published network that is half a minute to a few
   * minutes on two cores; an interrupt loses that much work.
   */
  private static final int PART_BASES = 4_000_000;

  private ScanPrediction() {}

  /**
   * Checks everything that can be checked before a run, and writes no results. The reference is
   * packed now, on this machine.
   *
   * @param model the model that the options name; kept open while the pipelines run in this JVM
   * @param byStretch whether stretches are processed one after the other, so that an interrupted
   *     run can continue with the rest; otherwise all of them are one job
   * @throws IOException if the reference or the file of regions cannot be read
   * @throws IllegalArgumentException if an option is out of its range, or no bin is to be predicted
   */
  public static Planned plan(ScanOptions options, OpenModel model, boolean byStretch)
      throws IOException {
    return plan(options, model, byStretch, PART_BASES);
  }

  static Planned plan(ScanOptions options, OpenModel model, boolean byStretch, int partBases)
      throws IOException {
    Outputs outputs = Outputs.ofScan(options);
    ReferenceCutting cutting =
        ReferenceCutting.of(model.bundle().manifest().network().window(), options);
    ReferenceGenome genome = cutting.genome();
    List<GenomicInterval> stretches =
        ReferenceStretches.of(genome, ReferenceCutting.regions(options), partBases);
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException(options.getReference() + " has no bases");
    }
    return new Planned(
        options,
        model,
        outputs,
        cutting,
        stretches,
        MaxFailed.parse(options.getMaxFailed()),
        RunPlan.ofScan(options, model.bundle(), genome, stretches, byStretch));
  }

  /** A run whose options and inputs are in order. */
  public record Planned(
      ScanOptions options,
      OpenModel model,
      Outputs outputs,
      ReferenceCutting cutting,
      List<GenomicInterval> stretches,
      MaxFailed maxFailed,
      RunPlan plan)
      implements PlannedRun {

    /** How many bins they have, including those with too few real bases. */
    public long bins() {
      return bins(stretches);
    }

    private static long bins(List<GenomicInterval> stretches) {
      return stretches.stream()
          .mapToLong(each -> (each.length() + WindowSpec.BIN - 1) / WindowSpec.BIN)
          .sum();
    }

    private List<GenomicInterval> stretches(int part) {
      return plan.parts().get(part).stream().map(stretches::get).toList();
    }

    @Override
    public boolean isSmall(int part) {
      return bins(stretches(part)) <= SmallPart.WINDOWS;
    }

    /** How many bases are scanned. */
    public long bases() {
      return stretches.stream().mapToLong(GenomicInterval::length).sum();
    }

    @Override
    public RunFolders begin() throws IOException {
      return RunFolders.take(
          outputs.folders(), plan, ExistingResults.of(options.isRestart(), options.isOverwrite()));
    }

    @Override
    public Pipeline pipeline(int part) {
      List<GenomicInterval> pieces =
          stretches(part).stream()
              .flatMap(each -> ReferenceStretches.split(each, WriteBins.PIECE_BASES).stream())
              .toList();
      Pipeline pipeline = Pipeline.create(options);
      PCollectionTuple read = pipeline.apply("Read", new ReadReference(pieces, cutting));
      PCollectionTuple predicted =
          Pipelines.predict(read, options, ModelSource.fixed(model, options));
      Outputs places = outputs.withPart(part);
      BinRows rows = BinRows.of(model.bundle().manifest(), options.getStrands());
      Pipelines.writeScan(predicted, rows, places);
      Pipelines.writeFailed(read, predicted, places);
      return pipeline;
    }
  }
}
