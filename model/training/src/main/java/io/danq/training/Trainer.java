package io.danq.training;

import io.danq.labels.PackedWindows;
import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import io.danq.training.engine.Batch;
import io.danq.training.engine.NetworkOptions;
import io.danq.training.engine.TrainableNetwork;
import io.danq.training.engine.Update;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Trains DanQ. Each epoch goes through all training windows in a new order, one step per batch, and
 * is then judged by the validation windows. Training ends after the last epoch, or when there was
 * no better one for {@link TrainingOptions#patience} epochs.
 *
 * <p>The order of the windows and the dropout depend only on the seed and the step. A run that was
 * killed and continues from its checkpoint therefore ends with the same weights, bit for bit, as
 * one that was not. This holds on the same machine with the same number of threads: another number
 * rounds sums differently.
 */
public final class Trainer implements AutoCloseable {
  private final PackedWindows training;
  private final PackedWindows validation;
  private final TrainingOptions options;
  private final TrainingListener listener;
  private final Optional<Path> checkpoint;
  private final Map<String, String> identity;
  private final BatchReader trainingReader;
  private final BatchReader validationReader;
  private final TrainableNetwork network;
  private final Update update;

  private final List<EpochResult> epochs = new ArrayList<>();
  private List<DanQWeights> best = List.of();
  private int windows;
  private double lossSum;
  private double seconds;
  private long resumedAt;
  private long lastCheckpoint;

  /**
   * A larger mean cross-entropy counts as divergence. A network that knows nothing has 0.69; 100
   * means a probability of e^-100 for what is true.
   */
  private static final double MOST_LOSS = 100;

  private Trainer(
      DanQWeights start,
      BaseOrder order,
      PackedWindows training,
      PackedWindows validation,
      TrainingOptions options,
      Optional<Path> checkpoint,
      TrainingListener listener) {
    this.training = training;
    this.validation = validation;
    this.options = options;
    this.checkpoint = checkpoint;
    this.listener = listener;
    identity =
        checkpoint.isEmpty()
            ? Map.of()
            : RunIdentity.of(start, order, training, validation, options);
    trainingReader = new BatchReader(training, order);
    validationReader = new BatchReader(validation, order);
    network =
        new TrainableNetwork(
            start,
            new NetworkOptions(
                options.batchSize(),
                options.poolDropout(),
                options.lstmDropout(),
                options.freezeConvolution(),
                options.seed(),
                options.threads()));
    update = options.optimizer().create(start.config());
  }

  /**
   * Trains a network to its end.
   *
   * @param start the weights to begin with; not changed
   * @param order the network's input channels
   * @param training windows to learn from, with one column per target of the network
   * @param validation windows to judge by
   * @param options how to train
   * @param checkpoint the file to continue from if it exists, and to write for a later run; its
   *     folder is created if necessary, and the file stays when training ends
   * @param listener hears about the progress
   * @throws TrainingException if the windows do not fit the network, the training diverges, or the
   *     checkpoint is damaged or belongs to another run
   * @throws IOException if a checkpoint cannot be read or written
   */
  public static TrainingResult train(
      DanQWeights start,
      BaseOrder order,
      PackedWindows training,
      PackedWindows validation,
      TrainingOptions options,
      Optional<Path> checkpoint,
      TrainingListener listener)
      throws IOException {
    requireNatives();
    check("training", training, start.config());
    check("validation", validation, start.config());
    try (Trainer trainer =
        new Trainer(start, order, training, validation, options, checkpoint, listener)) {
      trainer.resume();
      return trainer.run();
    }
  }

  private static void requireNatives() throws TrainingException {
    try {
      TrainableNetwork.loadNatives();
    } catch (LinkageError e) {
      throw new TrainingException(
          "training needs OpenBLAS, which is not on the class path or has no natives for this"
              + " machine (danq brings it in a checkout, not in a distribution): "
              + e);
    }
  }

  private static void check(String kind, PackedWindows windows, DanQConfig config)
      throws TrainingException {
    if (windows.count() == 0) {
      throw new TrainingException("there are no " + kind + " windows");
    }
    if (windows.windowLength() != config.window()) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "the %s windows have %d bases, the network takes %d",
              kind,
              windows.windowLength(),
              config.window()));
    }
    if (windows.columns() != config.targets()) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "the %s windows have %d labels, the network has %d targets",
              kind,
              windows.columns(),
              config.targets()));
    }
  }

  private void resume() throws IOException {
    lastCheckpoint = System.nanoTime();
    if (checkpoint.isEmpty()) {
      return;
    }
    Path file = checkpoint.get().toAbsolutePath();
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      return;
    }
    Checkpoint found = Checkpoint.read(file, network.weights().config(), identity);
    Checkpoint.State state = found.state();
    network.setWeights(found.weights());
    update.restore(state.steps(), found.moments());
    epochs.addAll(state.epochs());
    best = found.best();
    windows = state.windows();
    lossSum = state.lossSum();
    seconds = state.seconds();
    listener.resumed(List.copyOf(epochs), windows);
  }

  private TrainingResult run() throws IOException {
    while (epochs.size() < options.epochs() && !isStalled()) {
      trainEpoch();
    }
    return new TrainingResult(best.get(0), List.copyOf(epochs), isStalled());
  }

  private boolean isStalled() {
    int waited = 0;
    for (EpochResult epoch : epochs) {
      waited = epoch.best() ? 0 : waited + 1;
    }
    return waited >= options.patience();
  }

  private void trainEpoch() throws IOException {
    int epoch = epochs.size() + 1;
    double rate =
        options.learningRate() * options.schedule().factor(List.copyOf(epochs), options.epochs());
    int[] order = EpochOrder.shuffled(training.count(), options.seed(), epoch);
    resumedAt = System.nanoTime();
    while (windows < training.count()) {
      step(order, epoch, rate);
      listener.stepped(epoch, windows, training.count(), lossSum / windows);
      saveIfDue();
    }
    double spent = spent();
    listener.validating(epoch);
    Validation judged = Validation.of(network, validation, validationReader, options.batchSize());
    requireSound("validation loss", judged.loss(), epoch, rate);
    if (options.criterion() == EpochCriterion.AUROC && Double.isNaN(judged.auroc())) {
      throw new TrainingException(
          "epochs cannot be compared by their AUROC: no target has both positive and negative"
              + " validation windows");
    }
    boolean isBest = epochs.stream().allMatch(e -> options.criterion().isBetter(judged, e));
    if (isBest) {
      best = List.of(network.copyOfWeights());
    }
    EpochResult result =
        new EpochResult(
            epoch,
            rate,
            lossSum / windows,
            judged.loss(),
            judged.auroc(),
            isBest,
            spent,
            windows / spent);
    epochs.add(result);
    windows = 0;
    lossSum = 0;
    seconds = 0;
    resumedAt = System.nanoTime();
    listener.epochEnded(result);
    save();
  }

  private void step(int[] order, int epoch, double rate) throws TrainingException {
    int end = Math.min(training.count(), windows + options.batchSize());
    Batch batch = trainingReader.read(order, windows, end);
    double loss = network.gradients(batch, update.steps());
    requireSound("loss", loss, epoch, rate);
    network.update(update, rate);
    lossSum += loss * batch.size();
    windows = end;
  }

  private void requireSound(String what, double loss, int epoch, double rate)
      throws TrainingException {
    if (!(loss <= MOST_LOSS)) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "the %s became %s in epoch %d, step %d, at a learning rate of %s; try a lower one",
              what,
              loss,
              epoch,
              update.steps() + 1,
              rate));
    }
  }

  private double spent() {
    return seconds + (System.nanoTime() - resumedAt) / 1e9;
  }

  private void saveIfDue() throws IOException {
    if (System.nanoTime() - lastCheckpoint >= options.checkpointInterval().toNanos()) {
      save();
    }
  }

  private void save() throws IOException {
    if (checkpoint.isPresent()) {
      List<DanQWeights> moments = update.moments();
      Checkpoint.State state =
          new Checkpoint.State(
              identity,
              epochs,
              windows,
              lossSum,
              spent(),
              update.steps(),
              moments.size(),
              best.size());
      new Checkpoint(state, network.weights(), moments, best).write(checkpoint.get());
    }
    lastCheckpoint = System.nanoTime();
  }

  @Override
  public void close() {
    network.close();
  }
}
