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

/** {@code danq haplotypes}: shows where the two copies of a genome differ in binding. */
@Command(
    name = "haplotypes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares the predictions of the two haplotypes, bin by bin.",
      "Takes bins from 'danq predict --output=bins:FOLDER' whose reads have the tags HP and PS."
          + " Every difference is haplotype 1 minus haplotype 2: above 0, haplotype 1 binds more."
    },
    footer = {
      "",
      "Writes haplotypes.parquet (one row per phase set and bin with reads of both haplotypes: for"
          + " each target, the difference of the mean probabilities and of the log2 of their odds),"
          + " strongest.tsv and targets.tsv.",
      "",
      "Bins are ranked by their strongest target. The score is |difference| times |difference of ln"
          + " odds|, DeepSEA's score for variants, times w / (w + 1). The weight of n1 and n2 reads"
          + " of the two haplotypes is w = n1 n2 / (n1 + n2). Means over bins use the same weight."
          + " The E-value is the fraction of background variants with at least this effect.",
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
      description = "Folder of bins, as written by 'danq predict --output=bins:FOLDER'.")
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
          "Model bundle that made the bins, or registry:URI/NAME. Supplies the names of the targets"
              + " and, if it has a background of variants, E-values.")
  private @Nullable String model;

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "NUMBER",
      defaultValue = "20",
      description =
          "Number of bins to show, strongest first; strongest.tsv lists the first 1,000. Default:"
              + " ${DEFAULT-VALUE}")
  private int rows;

  @Option(names = "--overwrite", description = "Replace existing results.")
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
      throw new IOException(
          input + " holds an unfinished run; finish it by calling 'danq predict'" + " again");
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
