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
 * One training, from windows to a bundle, with its log ({@value #TSV_FILE}) and report ({@value
 * #PAGE_FILE}) beside the bundle. Until the bundle is written a checkpoint lies there too, from
 * which a run that was stopped or killed goes on.
 *
 * @param id the model's name
 * @param version the model's version; empty to name it after the weights
 * @param dataName what reports call the data
 * @param windows what to learn from and what to validate by
 * @param targets what the label columns are
 * @param order the network's input channels
 * @param start the weights to begin with
 * @param from the name and version of the model whose weights they are, if they are one's
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
  /** Name of the log, a line an epoch. */
  public static final String TSV_FILE = "training.tsv";

  /** Name of the report with the curves. */
  public static final String PAGE_FILE = "training.html";

  private static final String CHECKPOINT_FILE = "training.checkpoint";

  /** Keeps a copy of the targets. */
  public TrainingRun {
    targets = List.copyOf(targets);
  }

  /**
   * What came of it.
   *
   * @param bundle the model, as it lies in the output
   * @param result the epochs
   */
  public record Trained(ModelBundle bundle, TrainingResult result) {}

  /**
   * The weights to begin with: those of a model for the targets of the new one, or those that Keras
   * would draw.
   *
   * @param from the model to begin with
   * @param fresh the dimensions of a network that begins with none
   * @param seed of what is drawn
   */
  public static DanQWeights start(
      Optional<ModelBundle> from, List<Target> targets, Supplier<DanQConfig> fresh, long seed) {
    return from.map(bundle -> WarmStart.from(bundle, targets, seed))
        .orElseGet(() -> KerasInitialization.create(fresh.get(), seed));
  }

  /** The name and version of a model, as {@link #from} tells it. */
  public static String describe(ModelBundle bundle) {
    return bundle.manifest().id() + " " + bundle.manifest().version();
  }

  /** The file that a training in a folder goes on from. */
  static Path checkpoint(Path output) {
    return output.resolve(CHECKPOINT_FILE);
  }

  /** Whether a training in a folder has come to its end. */
  public static boolean isDone(Path output) {
    return ModelBundle.exists(output) && !Files.exists(checkpoint(output));
  }

  /** Lets the next run in the folder begin anew. */
  public void forgetCheckpoint() throws IOException {
    Files.deleteIfExists(checkpoint(output));
  }

  /**
   * Trains to the end and writes the bundle.
   *
   * @param listener is told how it goes
   * @throws TrainingException if the windows do not fit the network, the loss is no longer a finite
   *     number, or the checkpoint is damaged or another run's
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
