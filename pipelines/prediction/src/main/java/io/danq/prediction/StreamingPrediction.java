package io.danq.prediction;

import io.danq.beam.file.FolderInUseException;
import io.danq.beam.option.PipelineArguments;
import io.danq.beam.option.RunnerKind;
import io.danq.flink.FlinkStreamDefaults;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions.InputKind;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.read.Cutting;
import io.danq.prediction.read.VariantCutting;
import io.danq.prediction.rows.RowOptions;
import io.danq.prediction.rows.VariantRowOptions;
import io.danq.prediction.run.StreamFolders;
import io.danq.prediction.variant.PredictVariants;
import io.danq.prediction.write.Output;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.prediction.write.WriteParquet;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Predicts the reads or the variants of a Kafka topic or of files as they arrive, or replays what
 * failed in an earlier run. A topic's Parquet files hold slices of its partitions; those of other
 * sources hold event-time windows.
 */
public final class StreamingPrediction {
  private StreamingPrediction() {}

  /** Submits the pipeline to a cluster; on a laptop use {@code danq stream}. */
  public static void main(String[] args) throws IOException {
    StreamingPredictionOptions options =
        PipelineArguments.parse(List.of(args), StreamingPredictionOptions.class);
    if (RunnerKind.of(options) == RunnerKind.FLINK) {
      FlinkStreamDefaults.set(options.as(FlinkPipelineOptions.class), List.of(args));
    }
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      Pipeline pipeline = create(options, model);
      Optional<StreamFolders> folders = giveFoldersToJob(options);
      PipelineResult result = pipeline.run();
      // A template must not ask Dataflow about its job.
      boolean ended = RunnerKind.of(options) != RunnerKind.OTHER && result.getState().isTerminal();
      if (ended && folders.isPresent()) {
        folders.get().jobEnded();
      }
    }
  }

  /**
   * Marks the output folders as the job's. They are not locked while the job runs: if this process
   * is part of the cluster, it is killed and restarted with it.
   *
   * @return empty if only the cluster can reach the folders, which are not checked then
   */
  private static Optional<StreamFolders> giveFoldersToJob(StreamingPredictionOptions options)
      throws FolderInUseException {
    try (StreamFolders folders = takeFolders(options)) {
      folders.givenToJob(options.getJobName());
      return Optional.of(folders);
    } catch (FolderInUseException e) {
      throw e;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes the output folders for as long as this process starts the pipeline or waits for it.
   *
   * @throws IOException if another run holds one of them, or a job that reads something else writes
   *     there
   */
  public static StreamFolders takeFolders(StreamingPredictionOptions options) throws IOException {
    List<String> folders =
        Output.parse(options.getOutput()).stream()
            .filter(Output.Parquet.class::isInstance)
            .map(Output::toString)
            .toList();
    return StreamFolders.take(folders, StreamInput.describe(options));
  }

  /**
   * Builds the pipeline.
   *
   * @param model the model that the options name; kept open while the pipeline runs in this JVM, so
   *     that it is not fetched again
   * @throws IOException if there is nothing to replay
   * @throws IllegalArgumentException if an option is out of its range or does not go with another,
   *     or a replay's output already holds predictions
   */
  public static Pipeline create(StreamingPredictionOptions options, OpenModel model)
      throws IOException {
    Outputs outputs = Outputs.of(options, WriteParquet.Windowing.of(options));
    return options.getInputKind() == InputKind.VARIANTS
        ? ofVariants(options, model, outputs)
        : ofReads(options, model, outputs);
  }

  private static Pipeline ofReads(
      StreamingPredictionOptions options, OpenModel model, Outputs outputs) throws IOException {
    ModelSource source = ModelSource.streaming(model, options);
    Cutting cutting = Pipelines.cutting(model.bundle(), options);
    RowOptions rowOptions = RowOptions.of(options, model.bundle());
    PTransform<PBegin, PCollectionTuple> reads = StreamInput.of(options, cutting);
    if (options.getReplay() != null) {
      OutputFolders.refuseExisting(outputs.folders(), "choose another --output");
    }

    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read = pipeline.apply("Read", reads);
    PCollectionTuple predicted = Pipelines.predict(read, options, source);
    Pipelines.write(read, predicted, rowOptions, outputs);
    return pipeline;
  }

  /** The background that E-values of a stream of variants are of; empty if rows have none. */
  public static Optional<EffectBackground> effects(
      StreamingPredictionOptions options, OpenModel model) {
    ModelBundle bundle = model.bundle();
    return VariantRowOptions.of(options, bundle).usable(bundle.effects());
  }

  private static Pipeline ofVariants(
      StreamingPredictionOptions options, OpenModel model, Outputs outputs) throws IOException {
    ModelManifest manifest = model.bundle().manifest();
    VariantCutting cutting = VariantCutting.of(manifest.network().window(), options);
    PTransform<PBegin, PCollectionTuple> variants = StreamInput.ofVariants(options, cutting);
    PredictVariants.Settings settings =
        new PredictVariants.Settings(
            ModelSource.streaming(model, options),
            options.getPredictionCache(),
            cutting,
            VariantRowOptions.of(options, model.bundle()),
            null,
            AnnotatedVcf.header(manifest));
    cutting.open(); // a wrong reference is noticed before anything runs

    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read = pipeline.apply("Read", variants);
    PCollectionTuple predicted = Pipelines.predictVariants(read, options, settings);
    Pipelines.write(
        RowKind.VARIANTS, predicted.get(PredictVariants.ROWS), read, predicted, outputs);
    return pipeline;
  }
}
