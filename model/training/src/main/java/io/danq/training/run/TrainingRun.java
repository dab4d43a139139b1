package io.danq.training.run;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import io.danq.training.KerasInitialization;
import io.danq.training.TrainedBundle;
import io.danq.training.Trainer;
import io.danq.training.TrainingException;
import io.danq.training.TrainingListener;
import io.danq.training.TrainingOptions;
import io.danq.training.TrainingResult;
import io.danq.training.WarmStart;
import io.danq.training.report.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One training, from windows to a bundle. It writes a log ({@value #TSV_FILE}) and a report
 * ({@value #PAGE_FILE}) next to the bundle. Until the bundle is written there is also a checkpoint,
 * and a run that was stopped or killed continues from it.
 *
 * @param id the model's name
 * @param version the model's version; empty to name it after the weights
 * @param dataName the name of the data in reports
 * @param windows what to learn from and what to validate by
 * @param targets the targets of the label columns
 * @param order the network's input channels
 * @param start the initial weights
 * @param from the name and version of the model that the initial weights come from, if any
 * @param options how to train
 * @param output the bundle's folder
 */
public record TrainingRun(
    String id,
    String version,
    String dataName,
    TrainingWindows windows,
    List<Target> targets,
    BaseOrder order,
    DanQWeights start,
    Optional<String> from,
    TrainingOptions options,
    Path output) {
  /** Name of the log, one line per epoch. */
  public static final String TSV_FILE = "training.tsv";

  /** Name of the report with the curves. */
  public static final String PAGE_FILE = "training.html";

  private static final String CHECKPOINT_FILE = "training.checkpoint";

  /** Keeps a copy of the targets. */
  public TrainingRun {
    targets = List.copyOf(targets);
  }

  /**
   * The outcome of a run.
   *
   * @param bundle the model in the output folder
   * @param result the epochs
   */
  public record Trained(ModelBundle bundle, TrainingResult result) {}

  /**
   * The initial weights: a model's, adapted to the new targets, or random ones like Keras'.
   *
   * @param from the model to start from, if any
   * @param fresh the dimensions of the network if there is no model
   * @param seed for the random weights
   */
  public static DanQWeights start(
      Optional<ModelBundle> from, List<Target> targets, Supplier<DanQConfig> fresh, long seed) {
    return from.map(bundle -> WarmStart.from(bundle, targets, seed))
        .orElseGet(() -> KerasInitialization.create(fresh.get(), seed));
  }

  /** The name and version of a model, for {@link #from}. */
  public static String describe(ModelBundle bundle) {
    return bundle.manifest().id() + " " + bundle.manifest().version();
  }

  /** The checkpoint of a training in a folder. */
  static Path checkpoint(Path output) {
    return output.resolve(CHECKPOINT_FILE);
  }

  /** Whether a training in a folder is finished. */
  public static boolean isDone(Path output) {
    return ModelBundle.exists(output) && !Files.exists(checkpoint(output));
  }

  /** Deletes the checkpoint, so that the next run in the folder starts over. */
  public void forgetCheckpoint() throws IOException {
    Files.deleteIfExists(checkpoint(output));
  }

  /**
   * Trains to the end and writes the bundle.
   *
   * @param listener hears about the progress
   * @throws TrainingException if the windows do not fit the network, the loss is no longer a finite
   *     number, or the checkpoint is damaged or belongs to another run
   * @throws IOException if a file cannot be read or written
   */
  public Trained run(TrainingListener listener) throws IOException {
    Files.createDirectories(output);
    TrainingLog log =
        new TrainingLog(
            listener,
            output,
            epochs -> new TrainingReport(id, dataName, start.config(), options, epochs));
    TrainingResult result =
        Trainer.train(
            start,
            order,
            windows.training(),
            windows.validation(),
            options,
            Optional.of(checkpoint(output)),
            log);
    log.write(result.epochs());
    ModelBundle bundle =
        TrainedBundle.write(output, id, version, order, targets, result, options, provenance());
    forgetCheckpoint();
    return new Trained(bundle, result);
  }

  private Map<String, String> provenance() {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put("data", dataName);
    provenance.put("training_windows", String.valueOf(windows.training().count()));
    provenance.put("validation_windows", String.valueOf(windows.validation().count()));
    from.ifPresent(model -> provenance.put("from", model));
    return provenance;
  }
}
