package io.danq.cli.option;

import io.danq.beam.option.TimeSpan;
import io.danq.training.EpochCriterion;
import io.danq.training.LearningRateSchedule;
import io.danq.training.OptimizerKind;
import io.danq.training.TrainingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a network is trained. The defaults are those of {@link TrainingOptions}. */
public final class TrainerOptions {
  private static final TrainingOptions DEFAULTS = TrainingOptions.DEFAULTS;

  @Option(
      names = "--epochs",
      paramLabel = "NUMBER",
      description = "Maximum number of epochs. Default: ${DEFAULT-VALUE}")
  private int epochs = DEFAULTS.epochs();

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      description = "Stop after this many epochs without improvement. Default: ${DEFAULT-VALUE}")
  private int patience = DEFAULTS.patience();

  @Option(
      names = "--keepBy",
      paramLabel = "loss|auroc",
      description =
          "Keep the weights of the epoch with the lowest validation loss, or with the highest mean"
              + " AUROC over the validation windows. Default: ${DEFAULT-VALUE}")
  private EpochCriterion keepBy = DEFAULTS.criterion();

  @Option(
      names = "--batchSize",
      paramLabel = "WINDOWS",
      description = "Windows per step. Default: ${DEFAULT-VALUE}")
  private int batchSize = DEFAULTS.batchSize();

  @Option(
      names = "--optimizer",
      paramLabel = "adam|rmsprop",
      description = "Optimizer, with Keras' formulas and constants. Default: ${DEFAULT-VALUE}")
  private OptimizerKind optimizer = DEFAULTS.optimizer();

  @Option(
      names = "--learningRate",
      paramLabel = "RATE",
      description = "Learning rate of the first epoch. Default: ${DEFAULT-VALUE}")
  private double learningRate = DEFAULTS.learningRate();

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "How the learning rate changes: constant, cosine (down to 0 after the last epoch),"
              + " exponential:FACTOR (multiplied every epoch) or plateau:FACTOR:PATIENCE"
              + " (multiplied after PATIENCE epochs without a lower validation loss). Default:"
              + " ${DEFAULT-VALUE}")
  private String schedule = DEFAULTS.schedule().toString();

  @Option(
      names = "--poolDropout",
      paramLabel = "RATE",
      description = "Fraction of the pooled values dropped in each step. Default: ${DEFAULT-VALUE}")
  private double poolDropout = DEFAULTS.poolDropout();

  @Option(
      names = "--lstmDropout",
      paramLabel = "RATE",
      description =
          "Fraction of the LSTM's outputs dropped in each step. Default: ${DEFAULT-VALUE}")
  private double lstmDropout = DEFAULTS.lstmDropout();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description =
          "Random seed for the initial weights, the order of the windows and dropout. The same seed"
              + " and number of threads give the same model on the same machine. Default:"
              + " ${DEFAULT-VALUE}")
  private long seed = DEFAULTS.seed();

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--checkpointInterval",
      paramLabel = "TIME",
      description =
          "Time between checkpoints within an epoch, such as 30s or 5m; every epoch also ends with"
              + " one. Default: ${DEFAULT-VALUE}")
  private String checkpointInterval = new TimeSpan(DEFAULTS.checkpointInterval()).toString();

  /**
   * The options as the trainer takes them.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public TrainingOptions options(boolean freezeConvolution) {
    return new TrainingOptions(
        optimizer,
        learningRate,
        LearningRateSchedule.parse(schedule),
        batchSize,
        epochs,
        patience,
        keepBy,
        poolDropout,
        lstmDropout,
        freezeConvolution,
        seed,
        threads.value(),
        TimeSpan.parse("--checkpointInterval", checkpointInterval).duration());
  }
}
