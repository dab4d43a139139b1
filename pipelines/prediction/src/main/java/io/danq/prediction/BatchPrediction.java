package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.window.WindowSpec;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Predicts the reads of files into Parquet, then ends. */
public final class BatchPrediction {
  private BatchPrediction() {}

  /** For submission to a cluster; on a laptop {@code danq predict} does the same. */
  public static void main(String[] args) throws IOException {
    BatchPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(BatchPredictionOptions.class);
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
    List<Metadata> files = InputFiles.resolve(options.getInput());
    WindowSpec spec = Pipelines.windowSpec(model, options);
    RowOptions rowOptions = RowOptions.of(options);
    clearOutput(options);

    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read =
        pipeline.apply("Read", new ReadSequenceFiles(files, options.getFormat(), spec));
    PCollectionTuple predicted = Pipelines.predict(read, options, ModelSources.fixed(folder, options));
    String predictions = OutputFolders.predictions(options.getOutput());
    Pipelines.rows(predicted, rowOptions)
        .apply("PredictedRows", new SourcedRow.Rows(AnnotatedRows.SCHEMA))
        .apply(
            "Predictions", WriteParquet.bounded(predictions, "predictions", AnnotatedRows.SCHEMA));
    String failed = OutputFolders.failed(options.getOutput());
    Pipelines.failedRows(read, predicted)
        .apply("FailedSourcedRows", new SourcedRow.Rows(FailedRows.SCHEMA))
        .apply("Failed", WriteParquet.bounded(failed, "failed", FailedRows.SCHEMA));
    return pipeline;
  }

  private static void clearOutput(BatchPredictionOptions options) throws IOException {
    List<ResourceId> existing = OutputFolders.files(options.getOutput());
    if (!existing.isEmpty() && !options.isOverwrite()) {
      throw new IllegalArgumentException(
          options.getOutput()
              + " already holds "
              + existing.size()
              + " result files; choose another --output or replace them with --overwrite");
    }
    FileSystems.delete(existing);
  }
}
