package io.danq.training;

import java.time.Duration;

/**
 * How a network is trained. Immutable; {@link #DEFAULTS} and the {@code with} methods make others.
 *
 * @param optimizer the optimiser
 * @param learningRate of the first epoch, above 0
 * @param schedule how the learning rate changes
 * @param batchSize windows a step, at least 1
 * @param epochs most epochs, at least 1
 * @param patience epochs without a better one after which training ends, at least 1
 * @param criterion which epoch is better than another
 * @param poolDropout share of the pooled values that a step leaves out, 0 to below 1
 * @param lstmDropout the same of the LSTM's outputs
 * @param freezeConvolution whether the convolution keeps its weights
 * @param seed of the order of the windows and of dropout; the same seed, data, start and number of
 *     threads on the same machine give the same weights
 * @param threads at least 1
 * @param checkpointInterval time between two checkpoints within an epoch; 0 for one after every
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
   * Adam with Keras' learning rate, batches of 64, the dropout of DanQ as published, and the
   * machine's cores.
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
  public TrainingOptions withOptimizer(OptimizerKind newOptimizer) {
    return new TrainingOptions(
        newOptimizer,
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

  /** The same with another initial learning rate. */
  public TrainingOptions withLearningRate(double newLearningRate) {
    return new TrainingOptions(
        optimizer,
        newLearningRate,
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

  /** The same with another schedule. */
  public TrainingOptions withSchedule(LearningRateSchedule newSchedule) {
    return new TrainingOptions(
        optimizer,
        learningRate,
        newSchedule,
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

  /** The same with other batches. */
  public TrainingOptions withBatchSize(int newBatchSize) {
    return new TrainingOptions(
        optimizer,
        learningRate,
        schedule,
        newBatchSize,
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

  /** The same with another number of epochs. */
  public TrainingOptions withEpochs(int newEpochs) {
    return new TrainingOptions(
        optimizer,
        learningRate,
        schedule,
        batchSize,
        newEpochs,
        patience,
        criterion,
        poolDropout,
        lstmDropout,
        freezeConvolution,
        seed,
        threads,
        checkpointInterval);
  }

  /** The same with another patience. */
  public TrainingOptions withPatience(int newPatience) {
    return new TrainingOptions(
        optimizer,
        learningRate,
        schedule,
        batchSize,
        epochs,
        newPatience,
        criterion,
        poolDropout,
        lstmDropout,
        freezeConvolution,
        seed,
        threads,
        checkpointInterval);
  }

  /** The same with another criterion. */
  public TrainingOptions withCriterion(EpochCriterion newCriterion) {
    return new TrainingOptions(
        optimizer,
        learningRate,
        schedule,
        batchSize,
        epochs,
        patience,
        newCriterion,
        poolDropout,
        lstmDropout,
        freezeConvolution,
        seed,
        threads,
        checkpointInterval);
  }

  /** The same with the convolution frozen or not. */
  public TrainingOptions withFreezeConvolution(boolean newFreezeConvolution) {
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
        newFreezeConvolution,
        seed,
        threads,
        checkpointInterval);
  }

  /** The same with another seed. */
  public TrainingOptions withSeed(long newSeed) {
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
        newSeed,
        threads,
        checkpointInterval);
  }

  /** The same with another number of threads. */
  public TrainingOptions withThreads(int newThreads) {
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
        newThreads,
        checkpointInterval);
  }

  /** The same with other intervals between checkpoints. */
  public TrainingOptions withCheckpointInterval(Duration newCheckpointInterval) {
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
        newCheckpointInterval);
  }

  /** The same with other dropout rates. */
  public TrainingOptions withDropout(double afterPool, double afterLstm) {
    return new TrainingOptions(
        optimizer,
        learningRate,
        schedule,
        batchSize,
        epochs,
        patience,
        criterion,
        afterPool,
        afterLstm,
        freezeConvolution,
        seed,
        threads,
        checkpointInterval);
  }
}
