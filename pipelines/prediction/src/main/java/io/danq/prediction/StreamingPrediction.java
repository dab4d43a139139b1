package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.window.WindowSpec;
import java.io.IOException;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Predicts the reads of a Kafka topic into Parquet, slice by slice of its partitions. */
public final class StreamingPrediction {
  private StreamingPrediction() {}

  /** For submission to a cluster; on a laptop {@code danq stream} does the same. */
  public static void main(String[] args) throws IOException {
    StreamingPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(StreamingPredictionOptions.class);
    if (options.getRunner() == FlinkRunner.class) {
      FlinkStreamDefaults.set(options.as(FlinkPipelineOptions.class), List.of(args));
    }
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
    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple read = pipeline.apply("Read", new ReadSequenceTopic(options, spec));
    PCollectionTuple predicted = Pipelines.predict(read, options, source);
    PCollection<SourcedRow> rows = Pipelines.rows(predicted, RowOptions.of(options));
    PCollectionTuple.of(WriteSlices.PREDICTIONS, rows)
        .and(WriteSlices.FAILED, Pipelines.failedRows(read, predicted))
        .and(SliceTally.TAG, read.get(SliceTally.TAG))
        .apply("Results", new WriteSlices(options.getOutput()));
    return pipeline;
  }
}
