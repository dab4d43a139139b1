package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.window.WindowSpec;
import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Predicts the reads of a Kafka topic into Parquet, event-time window by window. */
public final class StreamingPrediction {
  private StreamingPrediction() {}

  /** For submission to a cluster; on a laptop {@code danq stream} does the same. */
  public static void main(String[] args) throws IOException {
    StreamingPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(StreamingPredictionOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    create(options).run();
  }

  /**
   * Builds the pipeline.
   *
   * @throws IOException if the model cannot be found or used
   * @throws IllegalArgumentException if an option is out of its range
   */
  public static Pipeline create(StreamingPredictionOptions options) throws IOException {
    String folder = ModelFetcher.locate(options.getModel());
    ModelBundle model = ModelFetcher.open(folder);
    ModelSource source = ModelSources.streaming(folder, model, options);
    WindowSpec spec = Pipelines.windowSpec(model, options);
    RowOptions rowOptions = RowOptions.of(options);
    WriteParquet.Windowing windowing = WriteParquet.Windowing.of(options);

    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read = pipeline.apply("Read", new ReadSequenceTopic(options, spec));
    String predictions = OutputFolders.predictions(options.getOutput());
    Pipelines.predict(read, options, source, rowOptions)
        .apply(
            "Predictions",
            WriteParquet.windowed(predictions, "predictions", AnnotatedRows.SCHEMA, windowing));
    String failed = OutputFolders.failed(options.getOutput());
    Pipelines.failedRows(read)
        .apply("Failed", WriteParquet.windowed(failed, "failed", FailedRows.SCHEMA, windowing));
    return pipeline;
  }
}
