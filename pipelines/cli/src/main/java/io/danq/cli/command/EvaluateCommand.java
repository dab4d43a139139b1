package io.danq.cli.command;

import io.danq.cli.option.LabelledDataOptions;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.text.EvaluationSummary;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.evaluation.report.EvaluationPage;
import io.danq.evaluation.report.EvaluationReport;
import io.danq.evaluation.report.EvaluationTsv;
import io.danq.flink.EmbeddedFlink;
import io.danq.inference.Precision;
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
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code danq evaluate}: how well a model predicts labelled windows. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges a model by labelled windows.",
      "ROC AUC and average precision of every target, forward, reverse complement and averaged,"
          + " as scikit-learn computes them. Writes evaluation.tsv and evaluation.html."
    },
    footer = {
      "",
      "A folder of examples names its targets, which are matched by name. A file is",
      "NumPy's .npz: x, one-hot windows [n, length, 4] or [n, 4, length], and y, labels",
      "[n, columns] of 0 and 1; or these two as .npy files; or one of DeepSEA's train.mat,",
      "valid.mat and test.mat, whichever MATLAB wrote it. As many columns as the model has",
      "targets belong to them one by one; 919 are DeepSEA's targets and 690 its",
      "transcription factors, found by the index in targets.tsv. A target without both",
      "positive and negative windows has no figures and is left out of the means.",
      "",
      "With an option of Beam, such as --runner=FlinkRunner --flinkMaster=HOST:PORT, a",
      "folder of examples is judged by the workers of a cluster, which must reach it,",
      "the model and the output; the figures are the same, in evaluation.tsv alone.",
      "",
      "  danq evaluate --model model/demo-690 --data test.npz",
      "  danq evaluate -m my-danq -d test.mat -o report --strands=forward",
      "  danq evaluate -m my-danq -d x.npy --labels y.npy"
    })
public final class EvaluateCommand implements Callable<Integer> {
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
          "Folder for evaluation.tsv and evaluation.html; older ones are replaced."
              + " Default: ${DEFAULT-VALUE}")
  private String output;

  @Option(
      names = "--strands",
      paramLabel = "both|forward",
      defaultValue = "BOTH",
      description = "Strands to predict; forward does half the work. Default: both")
  private Strands strands;

  @Option(
      names = "--precision",
      paramLabel = "float32|int8",
      defaultValue = "FLOAT32",
      description = "Arithmetic of the network. Default: float32")
  private Precision precision;

  @Option(
      names = "--firstLabel",
      paramLabel = "INDEX",
      description =
          "The targets.tsv index of the first label column, where the columns follow the index but"
              + " are neither 919 nor 690.")
  private @Nullable Integer firstLabel;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "Threads that predict. Default: the machine's cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1, was " + threads);
    }
    PrintWriter out = spec.commandLine().getOut();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
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

  /** As a pipeline, on whatever the options of Beam say. */
  private int judgeOnWorkers(PrintWriter out) throws IOException, InterruptedException {
    ParseResult parsed = spec.commandLine().getParseResult();
    if (strands != Strands.BOTH || firstLabel != null) {
      throw new IllegalArgumentException(
          "--strands=forward and --firstLabel do not go with options of Beam, such as "
              + beamOptions.get(0));
    }
    EvaluationPipelineOptions options =
        PipelineOptionSpecs.parse(parsed, EvaluationPipelineOptions.class, beamOptions);
    EmbeddedFlink.setDefaults(options, beamOptions);
    FileSystems.setDefaultPipelineOptions(options);
    Pipeline pipeline = EvaluationPipeline.create(options);
    new PipelineRun(out, spec.commandLine().getErr())
        .runTelling(pipeline, () -> "judging by " + data.path());
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
            strands,
            precision,
            threads);
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    try {
      return evaluation.judge(bundle, (done, all) -> progress.update(done, all, "windows"));
    } finally {
      progress.end();
    }
  }
}
