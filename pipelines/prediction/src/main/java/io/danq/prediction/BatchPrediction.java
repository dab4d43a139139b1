package io.danq.prediction;

import io.danq.beam.file.InputFiles;
import io.danq.beam.option.PipelineArguments;
import io.danq.network.bundle.ModelBundle;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.predict.ModelSources;
import io.danq.prediction.read.ReadSequenceFiles;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.prediction.rows.RowOptions;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.ModelFetcher;
import io.danq.sequence.window.WindowSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Predicts the reads of files, then ends. */
public final class BatchPrediction {
  private BatchPrediction() {}

  /** For submission to a cluster; on a laptop {@code danq predict} does the same. */
  public static void main(String[] args) throws IOException {
    BatchPredictionOptions options =
        PipelineArguments.parse(List.of(args), BatchPredictionOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    create(options).run();
  }

  /**
   * Builds the pipeline.
   *
   * @throws IOException if the model or an input file cannot be found or used
   * @throws IllegalArgumentException if an option is out of its range, or the output already holds
   *     predictions and is not to be replaced
   */
  public static Pipeline create(BatchPredictionOptions options) throws IOException {
    String folder = ModelFetcher.locate(options.getModel());
    ModelBundle model = ModelFetcher.open(folder);
    ModelSource source = ModelSources.fixed(folder, options);
    return create(options, model, source, Outputs.of(options, model, null));
  }

  static Pipeline create(
      BatchPredictionOptions options, ModelBundle model, ModelSource source, Outputs outputs)
      throws IOException {
    List<Metadata> files = InputFiles.resolve(options.getInput());
    WindowSpec spec = Pipelines.windowSpec(model, options);
    RowOptions rowOptions = RowOptions.of(options, model);
    FileFormat format = FileFormat.of(options);
    String remedy = "choose another --output or replace them with --overwrite";
    FileSystems.delete(
        OutputFolders.existing(
            outputs.places(), options.isOverwrite() ? Optional.empty() : Optional.of(remedy)));

    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read = pipeline.apply("Read", ReadSequenceFiles.of(files, format, spec));
    PCollectionTuple predicted = Pipelines.predict(read, options, source);
    Pipelines.write(read, predicted, rowOptions, outputs);
    return pipeline;
  }
}
