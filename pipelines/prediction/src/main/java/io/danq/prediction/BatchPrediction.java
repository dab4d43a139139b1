package io.danq.prediction;

import io.danq.beam.file.InputFiles;
import io.danq.beam.option.PipelineArguments;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.read.ReadSequenceFiles;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.prediction.rows.RowOptions;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.OpenModel;
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

  /** Submits the pipeline to a cluster; on a laptop use {@code danq predict}. */
  public static void main(String[] args) throws IOException {
    BatchPredictionOptions options =
        PipelineArguments.parse(List.of(args), BatchPredictionOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      create(options, model).run();
    }
  }

  /**
   * Builds the pipeline.
   *
   * @param model the model that the options name; kept open while the pipeline runs in this JVM, so
   *     that it is not fetched again
   * @throws IOException if an input file cannot be found
   * @throws IllegalArgumentException if an option is out of its range, or the output already holds
   *     predictions and is not to be replaced
   */
  public static Pipeline create(BatchPredictionOptions options, OpenModel model)
      throws IOException {
    return create(options, model, Outputs.of(options, model.bundle(), null));
  }

  static Pipeline create(BatchPredictionOptions options, OpenModel model, Outputs outputs)
      throws IOException {
    List<Metadata> files = InputFiles.resolve(options.getInput());
    WindowSpec spec = Pipelines.windowSpec(model.bundle(), options);
    RowOptions rowOptions = RowOptions.of(options, model.bundle());
    FileFormat format = FileFormat.of(options);
    String remedy = "choose another --output or replace them with --overwrite";
    FileSystems.delete(
        OutputFolders.existing(
            outputs.places(), options.isOverwrite() ? Optional.empty() : Optional.of(remedy)));

    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read = pipeline.apply("Read", ReadSequenceFiles.of(files, format, spec));
    PCollectionTuple predicted =
        Pipelines.predict(read, options, ModelSource.fixed(model, options));
    Pipelines.write(read, predicted, rowOptions, outputs);
    return pipeline;
  }
}
