package io.danq.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Makes labelled windows of a reference genome and a peak file per target. What it writes depends
 * on its input and options alone, whatever the runner and the number of workers.
 */
public final class ExamplesPipeline {
  private ExamplesPipeline() {}

  /** For submission to a cluster. */
  public static void main(String[] args) throws IOException {
    ExamplesOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(ExamplesOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    create(options).run();
  }

  /**
   * Builds the pipeline.
   *
   * @throws IOException if the target table, a peak file or the reference is not there
   * @throws IllegalArgumentException if an option is out of its range
   */
  public static Pipeline create(ExamplesOptions options) throws IOException {
    PeakTable table = PeakTable.read(Path.of(options.getPeaks()));
    List<String> reference = List.of(options.getReference().split(","));
    for (String file : reference) {
      FileSystems.matchSingleFileSpec(file);
    }
    for (PeakSource peaks : table.peaks()) {
      FileSystems.matchSingleFileSpec(peaks.file());
    }
    if (options.getShards() < 1) {
      throw new IllegalArgumentException("shards must be at least 1, was " + options.getShards());
    }
    ExampleSpec spec =
        new ExampleSpec(
            options.getWindow(),
            options.getBin(),
            table.targets().size(),
            options.getNegativeFraction(),
            options.getMinRealBases(),
            options.getSeed());
    SplitRule split =
        new SplitRule(
            Region.parse(options.getValidationContigs()),
            Region.parse(options.getTestContigs()),
            options.getValidationFraction(),
            options.getTestFraction());

    Pipeline pipeline = Pipeline.create(options);
    PCollection<KV<String, ContigChunk>> chunks =
        pipeline.apply("Reference", new CutReference(reference, spec));
    PCollectionTuple peaks = pipeline.apply("Peaks", new ReadPeaks(table.peaks(), spec));
    LabelChunks.of(chunks, peaks.get(ReadPeaks.PEAKS), spec, split, options.getShards())
        .apply("Shards", new WriteShards(options.getOutput(), spec))
        .apply("Counts", new ExampleReport(options.getOutput(), table.targets()));
    String badLines = options.getOutput() + "/bad_lines.txt";
    peaks.get(ReadPeaks.BAD_LINES).apply("BadLines", TextIO.write().to(badLines).withoutSharding());
    return pipeline;
  }
}
