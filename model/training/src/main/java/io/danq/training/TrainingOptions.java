package io.danq.training;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to train a network. Immutable: start from {@link #DEFAULTS} and change values with the {@code
 * with} methods.
 *
 * @param optimizer the optimiser
 * @param learningRate the learning rate of the first epoch, above 0
 * @param schedule how the learning rate changes
 * @param batchSize windows per step, at least 1
 * @param epochs the largest number of epochs, at least 1
 * @param patience number of epochs without a better one before training ends, at least 1
 * @param criterion which epoch is better than another
 * @param poolDropout share of the pooled values that a step leaves out, 0 to below 1
 * @param lstmDropout the same for the LSTM's outputs
 * @param freezeConvolution whether the convolution keeps its weights
 * @param seed decides on the order of the windows and on dropout; the same seed, data, initial
 *     weights and number of threads give the same weights on the same machine
 * @param threads number of threads, at least 1
 * @param checkpointInterval time between two checkpoints within an epoch; 0 writes one after every
 *     step
 */
public record TrainingOptions(
    OptimizerKind optimizer,
    double learningRate,
    LearningRateSchedule schedule,
    int batchSize,
    int epochs,
    int patience,
    EpochCriterion criterion,
    double poolDropout,
    double lstmDropout,
    boolean freezeConvolution,
    long seed,
    int threads,
    Duration checkpointInterval) {
  /**
   * Adam with Keras' learning rate, batches of 64, the published DanQ's dropout, and one thread per
   * core.
   */
  public static final TrainingOptions DEFAULTS =
      new TrainingOptions(
          OptimizerKind.ADAM,
          0.001,
          new LearningRateSchedule.Constant(),
          64,
          12,
          5,
          EpochCriterion.LOSS,
          0.2,
          0.5,
          false,
          1,
          Runtime.getRuntime().availableProcessors(),
          Duration.ofMinutes(5));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public TrainingOptions {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("learningRate must be above 0, was " + learningRate);
    }
    atLeastOne("batchSize", batchSize);
    atLeastOne("epochs", epochs);
    atLeastOne("patience", patience);
    atLeastOne("threads", threads);
    rate("poolDropout", poolDropout);
    rate("lstmDropout", lstmDropout);
    if (checkpointInterval.isNegative()) {
      throw new IllegalArgumentException(
          "checkpointInterval must not be negative, was " + checkpointInterval);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  private static void rate(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be at least 0 and below 1, was " + value);
    }
  }

  /** The same with another optimiser. */
  public TrainingOptions withOptimizer(OptimizerKind optimizer) {
    return with(values -> values.optimizer = optimizer);
  }

  /** The same with another initial learning rate. */
  public TrainingOptions withLearningRate(double learningRate) {
    return with(values -> values.learningRate = learningRate);
  }

  /** The same with another schedule. */
  public TrainingOptions withSchedule(LearningRateSchedule schedule) {
    return with(values -> values.schedule = schedule);
  }

  /** The same with other batches. */
  public TrainingOptions withBatchSize(int batchSize) {
    return with(values -> values.batchSize = batchSize);
  }

  /** The same with another number of epochs. */
  public TrainingOptions withEpochs(int epochs) {
    return with(values -> values.epochs = epochs);
  }

  /** The same with another patience. */
  public TrainingOptions withPatience(int patience) {
    return with(values -> values.patience = patience);
  }

  /** The same with another criterion. */
  public TrainingOptions withCriterion(EpochCriterion criterion) {
    return with(values -> values.criterion = criterion);
  }

  /** The same with the convolution frozen or not. */
  public TrainingOptions withFreezeConvolution(boolean freezeConvolution) {
    return with(values -> values.freezeConvolution = freezeConvolution);
  }

  /** The same with another seed. */
  public TrainingOptions withSeed(long seed) {
    return with(values -> values.seed = seed);
  }

  /** The same with another number of threads. */
  public TrainingOptions withThreads(int threads) {
    return with(values -> values.threads = threads);
  }

  /** The same with other intervals between checkpoints. */
  public TrainingOptions withCheckpointInterval(Duration checkpointInterval) {
    return with(values -> values.checkpointInterval = checkpointInterval);
  }

  /** The same with other dropout rates. */
  public TrainingOptions withDropout(double afterPool, double afterLstm) {
    return with(
        values -> {
          values.poolDropout = afterPool;
          values.lstmDropout = afterLstm;
        });
  }

  private TrainingOptions with(Consumer<Values> change) {
    Values values = new Values(this);
    change.accept(values);
    return values.options();
  }

  /** The components, open to change. */
  private static final class Values {
    private OptimizerKind optimizer;
    private double learningRate;
    private LearningRateSchedule schedule;
    private int batchSize;
    private int epochs;
    private int patience;
    private EpochCriterion criterion;
    private double poolDropout;
    private double lstmDropout;
    private boolean freezeConvolution;
    private long seed;
    private int threads;
    private Duration checkpointInterval;

    Values(TrainingOptions from) {
      optimizer = from.optimizer;
      learningRate = from.learningRate;
      schedule = from.schedule;
      batchSize = from.batchSize;
      epochs = from.epochs;
      patience = from.patience;
      criterion = from.criterion;
      poolDropout = from.poolDropout;
      lstmDropout = from.lstmDropout;
      freezeConvolution = from.freezeConvolution;
      seed = from.seed;
      threads = from.threads;
      checkpointInterval = from.checkpointInterval;
    }

    TrainingOptions options() {
      return new TrainingOptions(
          optimizer,
          learningRate,
          schedule,
          batchSize,
          epochs,
          patience,
          criterion,
          poolDropout,
          lstmDropout,
          freezeConvolution,
          seed,
          threads,
          checkpointInterval);
    }
  }
}
