package io.danq.cli;

import io.danq.bundle.ModelBundle;
import io.danq.report.EvaluationReport;
import io.danq.retraining.ModelEvaluation;
import io.danq.retraining.PipelineExecution;
import io.danq.retraining.RetrainingListener;
import io.danq.retraining.RetrainingPlan;
import io.danq.retraining.RetrainingStep;
import io.danq.retraining.TrainingRun;
import io.danq.training.TrainingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** A retraining on the terminal: a heading for every step, its progress and what came of it. */
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
            + plan.evaluationFolder().resolve(ModelEvaluation.TSV_FILE)
            + " and "
            + ModelEvaluation.PAGE_FILE);
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
