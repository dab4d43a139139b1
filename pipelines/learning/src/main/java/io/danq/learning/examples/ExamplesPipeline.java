package io.danq.learning.examples;

import io.danq.beam.file.FileMatch;
import io.danq.beam.option.PipelineArguments;
import io.danq.sequence.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Cuts labelled windows from a reference genome, with one peak file per target. The output depends
 * only on the input and the options, not on the runner or the number of workers.
 */
public final class ExamplesPipeline {
  private ExamplesPipeline() {}

  /** Runs the pipeline; for submission to a cluster. */
  public static void main(String[] args) throws IOException {
    ExamplesOptions options = PipelineArguments.parse(List.of(args), ExamplesOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    create(options).run();
  }

  /**
   * Builds the pipeline and deletes older examples if they may be overwritten.
   *
   * @throws IOException if the target table, a peak file or the reference does not exist
   * @throws IllegalArgumentException if an option is out of its range, or the output already holds
   *     examples that may not be overwritten
   */
  public static Pipeline create(ExamplesOptions options) throws IOException {
    PeakTable table = PeakTable.read(Path.of(options.getPeaks()));
    List<String> reference = List.of(options.getReference().split(","));
    for (String file : reference) {
      FileMatch.one(file);
    }
    for (PeakSource peaks : table.peaks()) {
      FileMatch.one(peaks.file());
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
    prepare(options);

    Pipeline pipeline = Pipeline.create(options);
    PCollection<KV<String, ContigChunk>> chunks =
        pipeline.apply("Reference", new CutReference(reference, spec));
    PCollectionTuple peaks = pipeline.apply("Peaks", new ReadPeaks(table.peaks(), spec));
    PCollectionTuple labelled =
        LabelChunks.of(chunks, peaks.get(ReadPeaks.PEAKS), spec, split, options.getShards());
    labelled
        .get(LabelChunks.EXAMPLES)
        .apply("Shards", new WriteShards(options.getOutput(), spec))
        .apply("Counts", new ExampleReport(options.getOutput(), table.targets()));
    PCollection<String> outside =
        labelled
            .get(LabelChunks.OUTSIDE)
            .apply("CountOutside", Sum.longsPerKey())
            .apply("TellOutside", MapElements.via(new TellOutside()));
    PCollectionList.of(peaks.get(ReadPeaks.BAD_LINES))
        .and(outside)
        .apply("AllWarnings", Flatten.pCollections())
        .apply("Warnings", TextIO.write().to(warnings(options.getOutput())).withoutSharding());
    return pipeline;
  }

  private static ResourceId warnings(String output) {
    return ExampleFolder.file(output, ExampleFolder.WARNINGS_FILE);
  }

  private static void prepare(ExamplesOptions options) throws IOException {
    ExampleFolder folder = ExampleFolder.at(options.getOutput());
    if (folder.isUsed() && !options.isOverwrite()) {
      throw new IllegalArgumentException(
          options.getOutput()
              + " already holds examples; choose another --output or add --overwrite");
    }
    folder.clear();
  }

  /** Peaks outside the reference are mostly on contigs with the names of another assembly. */
  private static final class TellOutside extends SimpleFunction<KV<String, Long>, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String apply(KV<String, Long> peaks) {
      return String.format(
          "contig %s: %d peaks where the reference has no bases", peaks.getKey(), peaks.getValue());
    }
  }
}
