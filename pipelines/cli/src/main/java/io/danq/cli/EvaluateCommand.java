package io.danq.cli;

import io.danq.bundle.ModelBundle;
import io.danq.examples.Part;
import io.danq.inference.Precision;
import io.danq.inference.Strands;
import io.danq.report.EvaluationReport;
import io.danq.retraining.LabelledData;
import io.danq.retraining.ModelEvaluation;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq evaluate}: how well a model predicts labelled windows. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges a model by labelled windows: ROC AUC and average precision of every",
      "target, forward, reverse complement and averaged, as scikit-learn computes",
      "them. Writes evaluation.tsv and evaluation.html."
    },
    footer = {
      "",
      "A folder of examples names its targets, which are matched by name. A file is",
      "NumPy's .npz: x, one-hot windows [n, length, 4] or [n, 4, length],",
      "and y, labels [n, columns] of 0 and 1. As many columns as the model has targets",
      "belong to them one by one; 919 are DeepSEA's targets and 690 its transcription",
      "factors, found by the index in targets.tsv. A target without both positive and",
      "negative windows has no figures and is left out of the means.",
      "",
      "  danq evaluate --model model/demo-690 --data test.npz",
      "  danq evaluate -m my-danq -d test.npz -o report --strands=forward"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Model bundle.")
  private Path model;

  @Option(
      names = {"-d", "--data"},
      required = true,
      paramLabel = "PATH",
      description = "Labelled windows, a .npz file or a folder of 'danq examples'.")
  private Path data;

  @Option(
      names = "--part",
      paramLabel = "train|validation|test",
      defaultValue = "TEST",
      description = "The part of a folder of examples to judge by. Default: test")
  private Part part;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "evaluation",
      description =
          "Folder for evaluation.tsv and evaluation.html; older ones are replaced."
              + " Default: ${DEFAULT-VALUE}")
  private Path output;

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
      names = "--baseOrder",
      paramLabel = "agct|acgt",
      defaultValue = "AGCT",
      description =
          "Order of the channels in the data, whatever the model's; agct for everything that comes"
              + " from DeepSEA. Default: agct")
  private BaseOrder baseOrder;

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
    ModelBundle bundle = ModelBundle.open(model);
    PrintWriter out = spec.commandLine().getOut();
    Files.createDirectories(output);
    EvaluationReport report = judge(bundle);
    EvaluationSummary.print(report, out);
    ModelEvaluation.write(report, output);
    out.println();
    out.println(
        "written to "
            + output.resolve(ModelEvaluation.TSV_FILE)
            + " and "
            + output.resolve(ModelEvaluation.PAGE_FILE));
    out.flush();
    return 0;
  }

  private EvaluationReport judge(ModelBundle bundle) throws IOException, InterruptedException {
    ModelEvaluation evaluation =
        new ModelEvaluation(
            new LabelledData(data, baseOrder),
            part,
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
