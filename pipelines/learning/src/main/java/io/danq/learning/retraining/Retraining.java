package io.danq.learning.retraining;

import io.danq.evaluation.EvaluationException;
import io.danq.evaluation.report.EvaluationReport;
import io.danq.evaluation.report.EvaluationTsv;
import io.danq.inference.Arithmetic;
import io.danq.inference.Strands;
import io.danq.labels.Part;
import io.danq.learning.data.LabelledData;
import io.danq.learning.evaluation.ModelBackground;
import io.danq.learning.evaluation.ModelEvaluation;
import io.danq.learning.examples.ExampleFolder;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.learning.examples.ExamplesPipeline;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.network.bundle.Target;
import io.danq.registry.CurrentVersion;
import io.danq.registry.ModelRegistry;
import io.danq.registry.PromotionRefusedException;
import io.danq.registry.model.ModelFetcher;
import io.danq.training.run.TrainingRun;
import io.danq.training.run.TrainingWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From labels to the next version of a model, in five steps. {@linkplain RetrainingStep#EXAMPLES
 * Examples} are made, unless data is given. A network is {@linkplain RetrainingStep#TRAINING
 * trained}. It is {@linkplain RetrainingStep#EVALUATION evaluated} on both strands of windows that
 * it was not trained on. Its scores on the unlabelled ones are kept as {@linkplain
 * RetrainingStep#BACKGROUND background}. Then it is {@linkplain RetrainingStep#PUBLICATION
 * published} in a registry and becomes the current version if it passes a gate. A stream that
 * follows the registry switches to it.
 *
 * <p>All work is in one folder. A retraining that was stopped or killed continues when it is called
 * again with the same plan: finished steps are not repeated, and training continues from its
 * checkpoint. To promote a version that the gate refused, call it again with other gate options.
 */
public final class Retraining {
  private final RetrainingPlan plan;
  private final PipelineExecution execution;
  private final RetrainingListener listener;
  private final RetrainingFolder folder;
  private final ModelRegistry registry;

  private Retraining(
      RetrainingPlan plan, PipelineExecution execution, RetrainingListener listener) {
    this.plan = plan;
    this.execution = execution;
    this.listener = listener;
    this.folder = new RetrainingFolder(plan);
    this.registry = ModelRegistry.at(plan.model().registry());
  }

  /**
   * Retrains a model, or continues an earlier call.
   *
   * @param execution runs the pipeline that makes examples
   * @throws PromotionRefusedException if the new version does not pass the gate; it is published
   *     but does not become current
   * @throws IOException if something cannot be read or written, or the data does not fit the model
   * @throws IllegalArgumentException if the folder holds other work, or an option is out of its
   *     range
   */
  public static RetrainingResult run(
      RetrainingPlan plan, PipelineExecution execution, RetrainingListener listener)
      throws IOException, InterruptedException {
    return new Retraining(plan, execution, listener).run();
  }

  /** Deletes the work of earlier calls in the plan's folder, and no other file. */
  public static void forget(RetrainingPlan plan) throws IOException {
    new RetrainingFolder(plan).clear();
  }

  private RetrainingResult run() throws IOException, InterruptedException {
    Optional<String> from = folder.take(plan.warmStart() ? currentVersion() : Optional.empty());
    LabelledData data = examples();
    LabelledData test = plan.data().test().orElse(data);
    if (test.count(Part.TEST) == 0) {
      throw new IllegalArgumentException(
          test.path() + " has no test windows; hold some out with --testContigs or --testFraction");
    }
    ModelBundle bundle = train(data, from);
    Map<String, Double> metrics = evaluate(bundle, test);
    addBackground(test);
    return publish(metrics);
  }

  private Optional<String> currentVersion() throws IOException {
    return registry.current(plan.model().name()).map(CurrentVersion::version);
  }

  private LabelledData examples() throws IOException, InterruptedException {
    if (plan.data().examples().isEmpty()) {
      return plan.data().data().orElseThrow();
    }
    Path output = plan.examplesFolder();
    if (ExampleFolder.at(output.toString()).isComplete()) {
      listener.wasDone(RetrainingStep.EXAMPLES);
    } else {
      listener.begins(RetrainingStep.EXAMPLES);
      ExamplesOptions options = plan.data().examples().get();
      options.setOutput(output.toString());
      options.setOverwrite(true);
      execution.run(ExamplesPipeline.create(options));
    }
    return LabelledData.at(output, Optional.empty(), plan.order());
  }

  private ModelBundle train(LabelledData data, Optional<String> from) throws IOException {
    Path output = plan.modelFolder();
    if (TrainingRun.isDone(output)) {
      listener.wasDone(RetrainingStep.TRAINING);
      return ModelBundle.open(output);
    }
    listener.begins(RetrainingStep.TRAINING);
    Optional<ModelBundle> old = Optional.empty();
    if (from.isPresent()) {
      old = Optional.of(ModelFetcher.open(registry.folder(plan.model().name(), from.get())));
    }
    TrainingWindows windows =
        data.split(plan.data().validation(), plan.data().validationFraction());
    TrainingRun run = run(data, windows, old);
    TrainingRun.Trained trained = run.run(listener.trains(run, old));
    listener.trained(trained);
    return trained.bundle();
  }

  private TrainingRun run(LabelledData data, TrainingWindows windows, Optional<ModelBundle> old)
      throws IOException {
    List<Target> targets = targets(data, old);
    int length = windows.training().windowLength();
    return new TrainingRun(
        plan.model().name(),
        plan.model().version().orElse(""),
        data.name(),
        plan.data().reverseComplements() ? windows.withReverseComplements() : windows,
        targets,
        old.map(bundle -> bundle.manifest().baseOrder()).orElse(plan.order()),
        TrainingRun.start(
            old,
            targets,
            () -> plan.network().config(length, targets.size()),
            plan.training().seed()),
        old.map(TrainingRun::describe),
        plan.training(),
        plan.modelFolder());
  }

  private List<Target> targets(LabelledData data, Optional<ModelBundle> old) throws IOException {
    Optional<List<Target>> known =
        plan.data().targets().isPresent() ? plan.data().targets() : data.targets();
    return known
        .or(() -> old.map(ModelBundle::targets))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--targets is needed: neither the data nor a model names the labels"));
  }

  private Map<String, Double> evaluate(ModelBundle bundle, LabelledData test)
      throws IOException, InterruptedException {
    Path table = plan.evaluationFolder().resolve(EvaluationTsv.FILE);
    if (Files.exists(table)) {
      listener.wasDone(RetrainingStep.EVALUATION);
    } else {
      listener.begins(RetrainingStep.EVALUATION);
      ModelEvaluation evaluation =
          new ModelEvaluation(
              test,
              Part.TEST,
              OptionalInt.empty(),
              Strands.BOTH,
              Arithmetic.FLOAT32,
              plan.training().threads());
      EvaluationReport report = evaluation.judge(bundle, listener::predicted);
      report.write(plan.evaluationFolder());
      listener.evaluated(report);
    }
    return EvaluationTsv.means(table, bundle.manifest());
  }

  private void addBackground(LabelledData test) throws IOException, InterruptedException {
    ModelBundle bundle = ModelBundle.open(plan.modelFolder());
    if (bundle.background().isPresent()) {
      listener.wasDone(RetrainingStep.BACKGROUND);
      return;
    }
    listener.begins(RetrainingStep.BACKGROUND);
    ModelBackground background =
        new ModelBackground(
            test, Part.TEST, Strands.BOTH, Arithmetic.FLOAT32, plan.training().threads());
    BackgroundScores scores;
    try {
      scores = background.compute(bundle, listener::predicted);
    } catch (EvaluationException e) {
      listener.leftOutBackground(String.valueOf(e.getMessage()));
      return;
    }
    background.write(plan.modelFolder(), plan.modelFolder(), scores);
    listener.addedBackground(scores);
  }

  private RetrainingResult publish(Map<String, Double> metrics) throws IOException {
    String name = plan.model().name();
    Optional<String> published = folder.published();
    if (published.isPresent()) {
      listener.wasDone(RetrainingStep.PUBLICATION);
      return new RetrainingResult(name, published.get(), metrics);
    }
    listener.begins(RetrainingStep.PUBLICATION);
    ModelManifest manifest =
        registry.publish(plan.modelFolder(), name, "", metrics, listener::publishes);
    if (!currentVersion().equals(Optional.of(manifest.version()))) {
      registry.promote(name, manifest.version(), plan.gate());
    }
    folder.setPublished(manifest.version());
    return new RetrainingResult(name, manifest.version(), metrics);
  }
}
