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

/** {@code danq examples}: makes labelled windows from a reference genome and peaks. */
@Command(
    name = "examples",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes labelled windows from a reference genome and one peak file per target.",
      "Follows DeepSEA: a bin of 200 bp is positive for a target if one of the target's peaks"
          + " covers more than half of it. The bin is the middle of a window of 1000 bp. Writes"
          + " Parquet files for 'danq train' and 'danq evaluate', along with targets.tsv,"
          + " counts.tsv and warnings.txt."
    },
    footer = {
      "",
      "The --peaks table is a target table (index, cell_type, assay, treatment) with an extra"
          + " column, peaks: the path of each target's BED or narrowPeak file, plain or gzip,"
          + " relative to the table. Lines that are not peaks are skipped and listed in"
          + " warnings.txt with their file and line number.",
      "",
      PipelineRun.RUNNER_HELP,
      "The output depends only on the input and the options above, not on the runner.",
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
