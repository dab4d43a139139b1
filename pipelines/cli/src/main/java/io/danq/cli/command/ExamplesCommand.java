package io.danq.cli.command;

import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.flink.EmbeddedFlink;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.learning.examples.ExamplesPipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code danq examples}: a reference genome and peaks in, labelled windows out. */
@Command(
    name = "examples",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes labelled windows of a reference genome and a peak file for each target.",
      "The way DeepSEA's were made: bins of 200 bp, positive for a target where one of its peaks"
          + " covers more than half of them, in the middle of windows of 1000 bp. Writes Parquet"
          + " files that 'danq train' and 'danq evaluate' read, with targets.tsv, counts.tsv and"
          + " warnings.txt."
    },
    footer = {
      "",
      "The table of --peaks is a target table (index, cell_type, assay, treatment) with",
      "a column peaks: the BED or narrowPeak file of each target, plain or gzip,",
      "relative to the table. A line that is no peak is told in warnings.txt with its",
      "file and number; the others count.",
      "",
      "Options of Beam and its runners can be given as --name=value; without --runner",
      "the pipeline runs on Flink inside this process, one task a core. What is written",
      "depends on the input and the options above alone.",
      "",
      "  danq examples --reference hg19.fa.gz --peaks targets.tsv --output examples \\",
      "                --testContigs chr8,chr9 --validationContigs chr7:1-40000000",
      "  danq train --data examples --reverseComplements --output my-danq",
      "  danq evaluate --model my-danq --data examples"
    })
public final class ExamplesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Unmatched private List<String> beamOptions = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ExamplesOptions options =
        PipelineOptionSpecs.parse(
            spec.commandLine().getParseResult(), ExamplesOptions.class, beamOptions);
    EmbeddedFlink.setDefaults(options, beamOptions);
    FileSystems.setDefaultPipelineOptions(options);
    ExamplesRun run = new ExamplesRun(spec.commandLine().getOut(), spec.commandLine().getErr());
    run.run(ExamplesPipeline.create(options));
    run.printSummary(options.getOutput());
    return 0;
  }
}
