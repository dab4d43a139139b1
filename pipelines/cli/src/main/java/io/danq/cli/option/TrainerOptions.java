package io.danq.cli.option;

import io.danq.training.EpochCriterion;
import io.danq.training.LearningRateSchedule;
import io.danq.training.OptimizerKind;
import io.danq.training.TrainingOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a network is trained. */
public final class TrainerOptions {
  @Option(
      names = "--epochs",
      paramLabel = "NUMBER",
      defaultValue = "12",
      description = "Most epochs. Default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      defaultValue = "5",
      description = "End after so many epochs without a better one. Default: ${DEFAULT-VALUE}")
  private int patience;

  @Option(
      names = "--keepBy",
      paramLabel = "loss|auroc",
      defaultValue = "LOSS",
      description =
          "The epoch whose weights are kept: that of the lowest validation loss, or of the highest"
              + " mean AUROC over the validation windows. Default: loss")
  private EpochCriterion keepBy;

  @Option(
      names = "--batchSize",
      paramLabel = "WINDOWS",
      defaultValue = "64",
      description = "Windows a step. Default: ${DEFAULT-VALUE}")
  private int batchSize;

  @Option(
      names = "--optimizer",
      paramLabel = "adam|rmsprop",
      defaultValue = "ADAM",
      description = "With Keras' formulas and constants. Default: adam")
  private OptimizerKind optimizer;

  @Option(
      names = "--learningRate",
      paramLabel = "RATE",
      defaultValue = "0.001",
      description = "Of the first epoch. Default: ${DEFAULT-VALUE}")
  private double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "constant",
      description =
          "How the learning rate goes on: constant, cosine (to 0 after the last epoch),"
              + " exponential:FACTOR (every epoch) or plateau:FACTOR:PATIENCE (after so many epochs"
              + " without a lower validation loss). Default: ${DEFAULT-VALUE}")
  private String schedule;

  @Option(
      names = "--poolDropout",
      paramLabel = "RATE",
      defaultValue = "0.2",
      description = "Share of the pooled values that a step leaves out. Default: ${DEFAULT-VALUE}")
  private double poolDropout;

  @Option(
      names = "--lstmDropout",
      paramLabel = "RATE",
      defaultValue = "0.5",
      description = "Share of the LSTM's outputs that a step leaves out. Default: ${DEFAULT-VALUE}")
  private double lstmDropout;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description =
          "Of the first weights, the order of the windows and dropout: the same seed and number of"
              + " threads give the same model on the same machine. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "Threads that compute. Default: the machine's cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--checkpointMinutes",
      paramLabel = "MINUTES",
      defaultValue = "5",
      description =
          "Time between two checkpoints within an epoch; there is one after every epoch too."
              + " Default: ${DEFAULT-VALUE}")
  private double checkpointMinutes;

  /**
   * The options as the trainer takes them.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public TrainingOptions options(boolean freezeConvolution) {
    if (!(checkpointMinutes >= 0 && checkpointMinutes < 1e6)) {
      throw new IllegalArgumentException(
          "--checkpointMinutes must be 0 to 1000000, was " + checkpointMinutes);
    }
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
        threads,
        Duration.ofMillis(Math.round(checkpointMinutes * 60_000)));
  }
}
