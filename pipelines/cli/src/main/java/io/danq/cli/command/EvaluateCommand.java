package io.danq.cli.command;

import io.danq.beam.file.FileMatch;
import io.danq.beam.option.KnownOptions;
import io.danq.cli.option.ArithmeticOption;
import io.danq.cli.option.LabelledDataOptions;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.option.StrandsOption;
import io.danq.cli.option.ThreadsOption;
import io.danq.cli.text.EvaluationSummary;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.evaluation.report.EvaluationPage;
import io.danq.evaluation.report.EvaluationReport;
import io.danq.evaluation.report.EvaluationTsv;
import io.danq.flink.EmbeddedFlink;
import io.danq.inference.Strands;
import io.danq.learning.evaluation.EvaluationPipeline;
import io.danq.learning.evaluation.EvaluationPipelineOptions;
import io.danq.learning.evaluation.ModelEvaluation;
import io.danq.network.bundle.ModelBundle;
import io.danq.registry.model.ModelFetcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code danq evaluate}: measures how well a model predicts labelled windows. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Evaluates a model on labelled windows.",
      "Computes ROC AUC and average precision per target, as scikit-learn does, for the forward"
          + " strand, the reverse complement and their mean. Writes evaluation.tsv and"
          + " evaluation.html."
    },
    footer = {
      "",
      "The data is a folder from 'danq examples', whose targets are matched by name, or a file: a"
          + " NumPy .npz with x, one-hot windows [n, length, 4] or [n, 4, length], and y, labels"
          + " [n, columns] of 0 and 1; the same two arrays as .npy files; or DeepSEA's train.mat,"
          + " valid.mat or test.mat, from any version of MATLAB.",
      "",
      "If a file has as many label columns as the model has targets, they are matched in order. 919"
          + " columns are taken for DeepSEA's targets and 690 for its transcription factors; they"
          + " are matched by the index in targets.tsv. A target that lacks positive or negative"
          + " windows gets no scores and is left out of the means.",
      "",
      "With Beam options such as --runner=FlinkRunner --flinkMaster=HOST:PORT, the workers of a"
          + " cluster predict a folder of examples. They must be able to reach the folder, the"
          + " model and the output. The scores are the same, but evaluation.html is not written.",
      "",
      "  danq evaluate --model model/demo-690 --data test.npz",
      "  danq evaluate -m my-danq -d test.mat -o report --strands=forward",
      "  danq evaluate -m my-danq -d x.npy --labels y.npy"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;
  @Unmatched private List<String> beamOptions = new ArrayList<>();

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Model bundle, or registry:URI/NAME.")
  private String model;

  @Mixin private LabelledDataOptions data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "evaluation",
      description =
          "Folder for evaluation.tsv and evaluation.html; - prints only the table. Default:"
              + " ${DEFAULT-VALUE}")
  private String output;

  @Option(names = "--overwrite", description = "Replace an existing evaluation.")
  private boolean overwrite;

  @Mixin private StrandsOption strands;

  @Mixin private ArithmeticOption arithmetic;

  @Option(
      names = "--firstLabel",
      paramLabel = "INDEX",
      description =
          "Index in targets.tsv of the first label column, if the columns follow that index and"
              + " there are neither 919 nor 690 of them.")
  private @Nullable Integer firstLabel;

  @Mixin private ThreadsOption threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    if (output.equals(STANDARD_OUTPUT)) {
      return printTable(out);
    }
    if (!overwrite && !FileMatch.all(output + "/" + EvaluationTsv.FILE).isEmpty()) {
      throw new IllegalArgumentException(
          output + " already holds an evaluation; choose another --output or add --overwrite");
    }
    if (!beamOptions.isEmpty()) {
      return judgeOnWorkers(out);
    }
    ModelBundle bundle = ModelFetcher.open(model);
    Path folder = Path.of(output);
    Files.createDirectories(folder);
    EvaluationReport report = judge(bundle);
    EvaluationSummary.print(report, out);
    report.write(folder);
    out.println();
    out.println(
        "written to "
            + folder.resolve(EvaluationTsv.FILE)
            + " and "
            + folder.resolve(EvaluationPage.FILE));
    out.flush();
    return 0;
  }

  private int printTable(PrintWriter out) throws IOException, InterruptedException {
    if (!beamOptions.isEmpty()) {
      throw new IllegalArgumentException(
          "--output=- cannot be combined with options of Beam such as " + beamOptions.get(0));
    }
    out.print(EvaluationTsv.format(judge(ModelFetcher.open(model))));
    out.flush();
    return 0;
  }

  /** Evaluates as a pipeline, on the runner that the Beam options name. */
  private int judgeOnWorkers(PrintWriter out) throws IOException, InterruptedException {
    ParseResult parsed = spec.commandLine().getParseResult();
    if (strands.value() != Strands.BOTH || firstLabel != null) {
      throw new IllegalArgumentException(
          "--strands=forward and --firstLabel cannot be combined with options of Beam such as "
              + beamOptions.get(0));
    }
    EvaluationPipelineOptions options =
        PipelineOptionSpecs.parse(parsed, EvaluationPipelineOptions.class, beamOptions);
    EmbeddedFlink.setDefaults(options, beamOptions);
    FileSystems.setDefaultPipelineOptions(options);
    Pipeline pipeline = EvaluationPipeline.create(options);
    new PipelineRun(out, spec.commandLine().getErr())
        .runTelling(pipeline, () -> "predicting " + data.path());
    Map<String, Double> means = EvaluationPipeline.means(options);
    Table table = new Table("mean over defined targets", "");
    means.forEach((name, mean) -> table.row(name, String.format(Locale.ROOT, "%.4f", mean)));
    table.print(out);
    out.println();
    out.println("written to " + output + "/" + EvaluationTsv.FILE);
    out.flush();
    return 0;
  }

  private EvaluationReport judge(ModelBundle bundle) throws IOException, InterruptedException {
    ModelEvaluation evaluation =
        new ModelEvaluation(
            data.onThisMachine(),
            data.part(),
            firstLabel == null ? OptionalInt.empty() : OptionalInt.of(firstLabel),
            strands.value(),
            arithmetic.value(),
            threads.value());
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    try {
      return evaluation.judge(bundle, (done, all) -> progress.update(done, all, "windows"));
    } finally {
      progress.end();
    }
  }
}
