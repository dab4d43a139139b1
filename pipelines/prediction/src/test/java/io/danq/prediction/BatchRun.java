package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.RowFiles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.OutputFolders;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * A run of {@link BatchPrediction} that came to its end, and what it left.
 *
 * @param output its output folder
 * @param rows the rows of predictions/
 * @param failed the rows of failed/
 * @param loads how often a model was loaded
 */
record BatchRun(Path output, List<GenericRecord> rows, List<GenericRecord> failed, long loads) {
  static BatchRun of(Engine engine, Path model, String input, Path output, String... more)
      throws IOException {
    Stream<String> own = Stream.of("--model=" + model, "--input=" + input, "--output=" + output);
    String[] args =
        Stream.of(engine.options().stream(), own, Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new);
    BatchPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(BatchPredictionOptions.class);
    long loads = ModelCache.loads();
    try (OpenModel open = OpenModel.open(options.getModel())) {
      finish(BatchPrediction.plan(options, open, true));
    }
    assertThat(ModelCache.size()).as("models still held").isZero();
    return new BatchRun(
        output,
        read(OutputFolders.predictions(output.toString())),
        read(OutputFolders.failed(output.toString())),
        ModelCache.loads() - loads);
  }

  /** Runs what is left of a run, part by part, to its end. */
  static void finish(PlannedRun planned) throws IOException {
    try (RunFolders folders = planned.begin()) {
      for (int part : folders.remaining()) {
        assertThat(planned.pipeline(part).run().waitUntilFinish())
            .isEqualTo(PipelineResult.State.DONE);
        folders.partDone(part, RunSummary.NOTHING);
      }
      folders.succeed(folders.sum());
    }
  }

  /** The rows of all files in a folder, of which there must be some. */
  static List<GenericRecord> read(String folder) throws IOException {
    List<GenericRecord> rows = new ArrayList<>();
    List<ResourceId> files = ParquetFiles.in(folder);
    assertThat(files).as("files in " + folder).isNotEmpty();
    for (ResourceId file : files) {
      RowFiles.forEach(file, rows::add);
    }
    return rows;
  }

  /** What a Parquet file says of itself. */
  static ParquetMetadata metadata(ResourceId file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(inputFile(file))) {
      return reader.getFooter();
    }
  }

  private static HadoopInputFile inputFile(ResourceId file) throws IOException {
    return HadoopInputFile.fromPath(
        new org.apache.hadoop.fs.Path(file.toString()), new Configuration());
  }
}
