package io.danq.prediction;

import io.danq.beam.file.InputFiles;
import io.danq.beam.file.Pipes;
import io.danq.beam.metrics.Counts;
import io.danq.beam.option.PipelineArguments;
import io.danq.beam.option.RunnerKind;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.bin.BinRows;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.read.Cutting;
import io.danq.prediction.read.ReadPairedFiles;
import io.danq.prediction.read.ReadSequenceFiles;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.prediction.rows.RowOptions;
import io.danq.prediction.run.ExistingResults;
import io.danq.prediction.run.MaxFailed;
import io.danq.prediction.run.RunFailedException;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunPlan;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.RowKind;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Predicts the reads of files, part by part, then ends. {@link #plan} checks everything and writes
 * nothing; {@link Planned#begin} takes the output folders; {@link Planned#pipeline} makes the
 * pipeline of a part.
 */
public final class BatchPrediction {
  private static final int SHORT_READ_BYTES = 200;

  private BatchPrediction() {}

  /**
   * Submits the pipeline to a cluster; on a laptop use {@code danq predict}. If the runner does not
   * wait for the job, as on Dataflow, {@code _SUCCESS} is not written at its end.
   */
  public static void main(String[] args) throws IOException {
    BatchPredictionOptions options =
        PipelineArguments.parse(List.of(args), BatchPredictionOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      Planned planned = plan(options, model, false);
      refusePipes(planned.files(), "a cluster");
      try (RunFolders folders = planned.begin()) {
        for (int part : folders.remaining()) {
          long start = System.nanoTime();
          PipelineResult result = planned.pipeline(part).run();
          // A template must not ask Dataflow about its job.
          if (RunnerKind.of(options) == RunnerKind.OTHER || !result.getState().isTerminal()) {
            folders.givenToJob(options.getJobName());
            return;
          }
          if (result.getState() != PipelineResult.State.DONE) {
            throw new RunFailedException("the pipeline ended as " + result.getState(), null);
          }
          double seconds = (System.nanoTime() - start) / 1e9;
          folders.partDone(part, RunSummary.of(Counts.of(result.metrics()), seconds));
        }
        planned.end(folders, folders.sum());
      }
    }
  }

  /**
   * Checks everything that can be checked before a run, and changes nothing.
   *
   * @param model the model that the options name; kept open while the pipelines run in this JVM, so
   *     that it is not fetched again
   * @param byFile whether files are processed one after the other, so that an interrupted run can
   *     continue with the rest; otherwise all of them are one job. A run with bins is always one
   *     job, because a bin has reads of several files
   * @throws IOException if an input file cannot be found
   * @throws IllegalArgumentException if an option is out of its range, a cluster would have to read
   *     a pipe, or bins are requested but reads are not cut into bins of the genome
   */
  public static Planned plan(BatchPredictionOptions options, OpenModel model, boolean byFile)
      throws IOException {
    return plan(options, model, byFile, Outputs.of(options, null));
  }

  static Planned plan(
      BatchPredictionOptions options, OpenModel model, boolean byFile, Outputs outputs)
      throws IOException {
    List<Metadata> files = InputFiles.resolve(options.getInput());
    refusePipesOnCluster(files, options);
    checkPairs(options, files.size());
    boolean bins = !outputs.bins().isEmpty();
    RunPlan plan =
        RunPlan.of(options, model.bundle(), files, byFile && !outputs.folders().isEmpty() && !bins);
    Cutting cutting = Pipelines.cutting(model.bundle(), options);
    if (bins && !cutting.anchored()) {
      throw new IllegalArgumentException(
          "--output=bins:FOLDER needs --reference, the FASTA that the reads are aligned to, and not"
              + " --anchor=read: bins lie on the genome's grid");
    }
    return new Planned(
        options,
        model,
        outputs,
        files,
        cutting,
        RowOptions.of(options, model.bundle()),
        FileFormat.of(options),
        MaxFailed.parse(options.getMaxFailed()),
        plan,
        plan.parts());
  }

  private static void checkPairs(BatchPredictionOptions options, int files) {
    boolean paired = options.isPaired();
    if (paired && options.isInterleaved()) {
      throw new IllegalArgumentException("--paired and --interleaved cannot be combined");
    }
    if ((paired || options.isInterleaved()) && options.getAlign() == null) {
      throw new IllegalArgumentException(
          (paired ? "--paired" : "--interleaved") + " works only with --align=bwa");
    }
    if (paired && files % 2 != 0) {
      throw new IllegalArgumentException(
          "--paired takes files two by two, "
              + files
              + (files == 1 ? " is" : " are")
              + " given; --interleaved is for files that have both reads of a pair");
    }
  }

  /**
   * Makes sure that no cluster would have to read a pipe.
   *
   * @throws IllegalArgumentException if one would
   */
  static void refusePipesOnCluster(List<Metadata> files, PipelineOptions options) {
    if (files.stream().anyMatch(Pipes::isPipe)) {
      EmbeddedFlink.cluster(options).ifPresent(cluster -> refusePipes(files, cluster));
    }
  }

  private static void refusePipes(List<Metadata> files, String cluster) {
    files.stream()
        .filter(Pipes::isPipe)
        .findFirst()
        .ifPresent(
            pipe -> {
              throw new IllegalArgumentException(
                  Pipes.name(pipe)
                      + " is a pipe, which this process can read and the workers of "
                      + cluster
                      + " cannot; write it to a file that they can reach");
            });
  }

  /** A run whose options and inputs are in order. */
  public record Planned(
      BatchPredictionOptions options,
      OpenModel model,
      Outputs outputs,
      List<Metadata> files,
      Cutting cutting,
      RowOptions rowOptions,
      FileFormat format,
      MaxFailed maxFailed,
      RunPlan plan,
      List<List<Integer>> parts)
      implements PlannedRun {

    @Override
    public RunFolders begin() throws IOException {
      return RunFolders.take(
          outputs.folders(), plan, ExistingResults.of(options.isRestart(), options.isOverwrite()));
    }

    /**
     * A base takes at least a byte, and a window begins every {@code --stride} bases. A short read
     * has a window too, whatever the stride is.
     */
    @Override
    public boolean isSmall(int part) {
      int bytesPerWindow = Math.min(options.getStride(), SHORT_READ_BYTES);
      return SmallPart.isSmall(inputs(part), bytesPerWindow, outputs);
    }

    private List<Metadata> inputs(int part) {
      return parts.get(part).stream().map(files::get).toList();
    }

    @Override
    public Pipeline pipeline(int part) {
      Pipeline pipeline = Pipeline.create(options);
      PCollectionTuple read = pipeline.apply("Read", read(inputs(part)));
      PCollectionTuple predicted =
          Pipelines.predict(read, options, ModelSource.fixed(model, options));
      write(read, predicted, outputs.withPart(part));
      return pipeline;
    }

    private void write(PCollectionTuple read, PCollectionTuple predicted, Outputs places) {
      if (!places.bins().isEmpty()) {
        BinRows rows = BinRows.of(model.bundle().manifest(), options.getStrands());
        Pipelines.writeBins(predicted, rows, cutting.filter().regions(), places);
      }
      if (places.places(RowKind.PREDICTIONS).isEmpty()) {
        Pipelines.writeFailed(read, predicted, places);
      } else {
        Pipelines.write(read, predicted, rowOptions, places);
      }
    }

    private PTransform<PBegin, PCollectionTuple> read(List<Metadata> inputs) {
      if (options.isPaired()) {
        return ReadPairedFiles.twoByTwo(inputs, format, cutting);
      }
      return options.isInterleaved()
          ? ReadPairedFiles.interleaved(inputs, format, cutting)
          : ReadSequenceFiles.of(inputs, format, cutting);
    }
  }
}
