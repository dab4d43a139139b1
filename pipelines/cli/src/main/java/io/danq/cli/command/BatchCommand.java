package io.danq.cli.command;

import io.danq.beam.metrics.Counts;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.option.TasksOption;
import io.danq.cli.text.FullDisk;
import io.danq.flink.EmbeddedFlink;
import io.danq.inference.EngineChoice;
import io.danq.prediction.PlannedRun;
import io.danq.prediction.Topics;
import io.danq.prediction.options.ModelOptions;
import io.danq.prediction.options.PlaceOptions;
import io.danq.prediction.predict.EarlyModel;
import io.danq.prediction.run.RunFailedException;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.Output;
import io.danq.registry.model.ArithmeticOptions;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * A command that predicts its input part by part. If it is interrupted, the next call continues
 * with the parts that are not done.
 *
 * @param <O> the options of its pipeline
 * @param <R> a run of it
 */
abstract class BatchCommand<O extends ModelOptions & PlaceOptions, R extends PlannedRun>
    implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Unmatched private List<String> beamOptions = new ArrayList<>();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write the counts and the speed of the run to this file, as JSON.")
  private @Nullable Path summary;

  /**
   * Describes what computes the network; null if a cluster does. It is called at the end, when the
   * model has been loaded: loading native libraries takes a few tenths of a second.
   */
  private @Nullable Supplier<String> engine;

  @Mixin private TasksOption tasks;

  @Option(
      names = "--dry-run",
      description =
          "Show what the input holds, judging by the start of each file, and where the rows would"
              + " go. Writes nothing.")
  private boolean dryRun;

  private boolean choosesThreads;

  private final Class<O> type;

  BatchCommand(Class<O> type) {
    this.type = type;
  }

  /**
   * Checks everything that can be checked before a run.
   *
   * @param byFile whether files are processed one after the other
   */
  abstract R plan(O options, OpenModel model, boolean byFile) throws IOException;

  /** Prints what a run would do, and returns whether all of its input can be read. */
  abstract boolean printDryRun(R planned, PrintWriter out);

  /** Runs the pipeline of a part. */
  abstract Counts run(PipelineRun run, R planned, int part, PredictedShare share)
      throws InterruptedException;

  /**
   * Prints what a run has done.
   *
   * @param fromTheStart whether this call did the entire run
   * @return {@code total}, with what only this call knows
   */
  abstract RunSummary print(PipelineRun run, RunSummary total, boolean fromTheStart, R planned);

  /** What a command does once the results are in their places. */
  void ended(R planned) throws IOException {
    // nothing more
  }

  /** Prints a line on standard error, after the command's name. */
  final void tell(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(spec.qualifiedName() + ": " + text);
    err.flush();
  }

  /**
   * Says so if nothing of the input lay in the regions.
   *
   * @param regions null for everywhere
   * @param what the input consists of
   */
  final void warnOfNone(RunSummary total, @Nullable String regions, String what) {
    if (regions != null && total.reads() == 0 && total.allFailed() == 0) {
      tell(
          "warning: no "
              + what
              + " lies in --regions="
              + regions
              + "; contigs have the names there that the input gives them");
    }
  }

  /** Standard output. */
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> others = tasks.with(beamOptions);
    choosesThreads = EmbeddedFlink.choosesThreads(others);
    if (!dryRun && !choosesThreads) {
      EmbeddedFlink.loadEarly(others);
    }
    O options = PipelineOptionSpecs.parse(spec.commandLine().getParseResult(), type, others);
    EmbeddedFlink.setDefaults(options, others);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      if (dryRun) {
        return printDryRun(plan(options, model, false), out()) ? 0 : 1;
      }
      if (EmbeddedFlink.cluster(options).isPresent()) {
        return predict(plan(options, model, false));
      }
      engine = engine(options, model);
      EarlyModel early = EarlyModel.load(model, options);
      try {
        return predict(plan(options, model, true));
      } finally {
        early.close();
      }
    }
  }

  /**
   * What computes, for the summary. An engine that the user names is asked at once, so that an
   * impossible one is refused before the run. Otherwise natives load while the run plans.
   */
  private static Supplier<String> engine(ArithmeticOptions options, OpenModel model) {
    if (options.getEngine() == EngineChoice.AUTO) {
      return () -> ArithmeticOptions.path(options, model);
    }
    String path = ArithmeticOptions.path(options, model);
    return () -> path;
  }

  private int predict(R planned) throws IOException, InterruptedException {
    List<String> outputs = planned.options().getOutput();
    Topics.checkOutputs(planned.options());
    try (RunFolders folders = planned.begin()) {
      return Interruption.handle(spec, folders::abandon, () -> predict(planned, folders));
    } catch (RunFailedException e) {
      Optional<String> fullDisk = FullDisk.explain(e, outputs);
      throw fullDisk.isEmpty() ? e : new RunFailedException(fullDisk.get(), e);
    }
  }

  /** The start of a cluster takes longer than the work of a small part. */
  private void chooseThreads(R planned, int part) {
    if (planned.isSmall(part)) {
      EmbeddedFlink.useOneThread(planned.options());
    } else {
      EmbeddedFlink.useTasks(planned.options());
    }
  }

  private int predict(R planned, RunFolders folders) throws IOException, InterruptedException {
    PipelineRun run = new PipelineRun(out(), spec.commandLine().getErr());
    PredictedShare share = PredictedShare.of(planned.plan(), folders.remaining());
    boolean fromTheStart = folders.doneParts() == 0;
    if (!fromTheStart) {
      out().println(share.describe());
    }
    for (int part : folders.remaining()) {
      if (choosesThreads) {
        chooseThreads(planned, part);
      }
      run(run, planned, part, share);
      planned.partDone(folders, part, run.lastRun()).ifPresent(this::tell);
    }
    RunSummary total = folders.sum().withSpeedAfterStart(run.speedAfterStart());
    if (engine != null) {
      total = total.withEngine(engine.get());
    }
    total = print(run, total, fromTheStart, planned);
    if (summary != null) {
      Files.writeString(summary, total.toJson());
    }
    if (Unreadable.report(total, Output.parse(planned.options().getOutput()), spec)) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    planned.end(folders, total);
    ended(planned);
    return CommandLine.ExitCode.OK;
  }
}
