package io.danq.cli.command;

import io.danq.beam.file.ResourceFiles;
import io.danq.beam.file.WholeResource;
import io.danq.beam.option.KnownOptions;
import io.danq.cli.text.HaplotypeTables;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.prediction.haplotype.HaplotypeComparison;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.registry.model.ModelFetcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq haplotypes}: where the two copies of a genome differ in what they bind. */
@Command(
    name = "haplotypes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares the two haplotypes of bins.",
      "Takes bins of 'danq predict --output=bins:FOLDER' whose reads have the tags HP and PS. Every"
          + " difference is haplotype 1 less haplotype 2: above 0, haplotype 1 binds more."
    },
    footer = {
      "",
      "Writes haplotypes.parquet (a row per phase set and bin with reads of both haplotypes:"
          + " differences of the mean probabilities, and of log2 of their odds, for each target),"
          + " strongest.tsv and targets.tsv.",
      "",
      "A bin is as strong as its strongest target. The score is |difference| times |difference of"
          + " ln odds|, as DeepSEA has it for variants, times w / (w + 1), where n1 and n2 reads of the"
          + " haplotypes have the weight w = n1 n2 / (n1 + n2). Means over bins have this weight"
          + " too. The E-value is the share of background variants with at least the effect.",
      "",
      "  danq predict -i phased.bam -m model/demo-690 --reference hg38.fa -o bins:bins",
      "  danq haplotypes --input bins --output haplotypes --model model/demo-690"
    })
public final class HaplotypesCommand implements Callable<Integer> {
  private static final int KEPT = 1000;
  private static final String ROWS = "haplotypes.parquet";
  private static final String STRONGEST = "strongest.tsv";
  private static final String TARGETS = "targets.tsv";

  @Spec private CommandSpec spec;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of bins, as 'danq predict --output=bins:FOLDER' leaves it.")
  private String input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Folder for the results.")
  private String output;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "BUNDLE",
      description =
          "Model bundle that made the bins, or registry:URI/NAME: names the targets and, if it has a"
              + " background of variants, gives E-values.")
  private @Nullable String model;

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "NUMBER",
      defaultValue = "20",
      description =
          "Bins to show, strongest first; strongest.tsv has 1,000. Default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(names = "--overwrite", description = "Replace results that are there.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    if (rows < 0) {
      throw new IllegalArgumentException("--rows must be at least 0, was " + rows);
    }
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    if (!overwrite && WholeResource.read(file(ROWS), 1).isPresent()) {
      throw new IllegalArgumentException(
          output + " already holds " + ROWS + "; choose another --output or add --overwrite");
    }
    if (RunFolders.isUnfinished(input)) {
      throw new IOException(input + " holds an unfinished run; call 'danq predict' again");
    }
    ModelBundle bundle = model == null ? null : ModelFetcher.open(model);
    List<Target> targets = bundle == null ? List.of() : bundle.targets();
    HaplotypeComparison found = new HaplotypeComparison(bundle, Math.max(KEPT, rows));
    found.run(OutputFolders.of(input, RowKind.BINS), file(ROWS));
    HaplotypeTables tables = new HaplotypeTables(found, targets);
    WholeResource.write(file(STRONGEST), tables.strongestTsv());
    WholeResource.write(file(TARGETS), tables.targetsTsv());
    PrintWriter out = spec.commandLine().getOut();
    tables.print(rows, out);
    out.println();
    out.println(
        "written to " + String.join(", ", List.of(place(ROWS), place(STRONGEST), place(TARGETS))));
    out.flush();
    return 0;
  }

  private ResourceId file(String name) {
    return ResourceFiles.below(output, name);
  }

  private String place(String name) {
    return file(name).toString();
  }
}
