package io.danq.cli.command;

import io.danq.cli.text.BackgroundReport;
import io.danq.cli.text.EvaluationSummary;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Terminal;
import io.danq.cli.text.TrainingProgress;
import io.danq.cli.text.TrainingSummary;
import io.danq.evaluation.report.EvaluationPage;
import io.danq.evaluation.report.EvaluationReport;
import io.danq.evaluation.report.EvaluationTsv;
import io.danq.learning.retraining.PipelineExecution;
import io.danq.learning.retraining.RetrainingListener;
import io.danq.learning.retraining.RetrainingPlan;
import io.danq.learning.retraining.RetrainingStep;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.training.TrainingListener;
import io.danq.training.run.TrainingRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** Prints a retraining: a heading for each step, its progress and its result. */
final class RetrainingReport implements RetrainingListener, PipelineExecution {
  private final RetrainingPlan plan;
  private final PrintWriter out;
  private final PrintWriter err;
  private Progress progress;

  RetrainingReport(RetrainingPlan plan, PrintWriter out, PrintWriter err) {
    this.plan = plan;
    this.out = out;
    this.err = err;
    this.progress = newProgress();
  }

  private Progress newProgress() {
    return new Progress(err, Terminal.isInteractive());
  }

  @Override
  public void begins(RetrainingStep step) {
    progress.end();
    progress = newProgress();
    heading(step, "");
  }

  @Override
  public void wasDone(RetrainingStep step) {
    heading(step, ": done by an earlier call");
  }

  private void heading(RetrainingStep step, String more) {
    out.println("== " + step.name().toLowerCase(Locale.ROOT) + more);
    out.flush();
  }

  @Override
  public void run(Pipeline pipeline) throws IOException, InterruptedException {
    ExamplesRun run = new ExamplesRun(out, err);
    run.run(pipeline);
    run.printSummary(plan.examplesFolder().toString());
  }

  @Override
  public TrainingListener trains(TrainingRun run, Optional<ModelBundle> from) {
    TrainingSummary.printBegin(run, from, out);
    return new TrainingProgress(out, progress, plan.training().epochs());
  }

  @Override
  public void trained(TrainingRun.Trained trained) {
    progress.end();
    TrainingSummary.printEnd(trained, plan.modelFolder(), out);
  }

  @Override
  public void predicted(int windows, int total) {
    progress.update(windows, total, "windows");
  }

  @Override
  public void evaluated(EvaluationReport report) {
    progress.end();
    EvaluationSummary.print(report, out);
    out.println();
    out.println(
        "written to "
            + plan.evaluationFolder().resolve(EvaluationTsv.FILE)
            + " and "
            + EvaluationPage.FILE);
    out.flush();
  }

  @Override
  public void addedBackground(BackgroundScores background) {
    progress.end();
    out.println(BackgroundReport.describe(background) + ": hits will have E-values");
    out.flush();
  }

  @Override
  public void leftOutBackground(String reason) {
    progress.end();
    out.println("no background, so hits will have no E-values: " + reason);
    out.flush();
  }

  @Override
  public void publishes(String what) {
    progress.step(what);
  }

  /** Clears the progress from the terminal. */
  void end() {
    progress.end();
  }
}
