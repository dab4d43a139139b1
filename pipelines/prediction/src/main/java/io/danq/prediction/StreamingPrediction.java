package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.prediction.WriteRows.Outputs;
import io.danq.window.WindowSpec;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Predicts the reads of a Kafka topic, or of files that come with time, event-time window by
 * window; or what failed in an earlier run, once more.
 */
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
   * @throws IOException if the model cannot be found or used, or there is nothing to replay
   * @throws IllegalArgumentException if an option is out of its range or does not go with another,
   *     or a replay's output already holds predictions
   */
  public static Pipeline create(StreamingPredictionOptions options) throws IOException {
    ModelBundle model = ModelFetcher.open(options.getModel());
    WindowSpec spec = Pipelines.windowSpec(model, options);
    RowOptions rowOptions = RowOptions.of(options);
    Outputs outputs = Outputs.of(options, model, WriteParquet.Windowing.of(options));
    PTransform<PBegin, PCollectionTuple> source = StreamSources.of(options, spec);
    if (options.getReplay() != null) {
      OutputFolders.existing(outputs.places(), Optional.of("choose another --output"));
    }

    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read = pipeline.apply("Read", source);
    Pipelines.predict(read, options, ModelDescription.of(model), rowOptions)
        .apply("Predictions", new WriteRows(RowKind.PREDICTIONS, outputs));
    Pipelines.failedRows(read).apply("Failed", new WriteRows(RowKind.FAILED, outputs));
    return pipeline;
  }
}
