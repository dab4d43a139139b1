package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;

/**
 * A DanQ network whose weights change. Not thread-safe; each call uses the threads of its options.
 *
 * <p>The recurrent half of the LSTM's bias is added to the other half and stays zero, because Keras
 * has only one bias.
 */
public final class TrainableNetwork implements AutoCloseable {
  private final DanQConfig config;
  private final NetworkOptions options;
  private final Parameters weights;
  private final Parameters gradients;
  private final Team team;
  private final ConvolutionLayer convolution;
  private final LstmLayer lstm;
  private final DenseLayers dense;
  private final Floats pooled;
  private final Floats flat;
  private final Floats ofFlat;
  private final Floats[] ofPooled;
  private final float[] logits;
  private final float[] ofLogits;

  /**
   * A network that starts with a copy of some weights.
   *
   * @throws IllegalArgumentException if an option is outside its range or the network is too large
   */
  public TrainableNetwork(DanQWeights start, NetworkOptions options) {
    config = start.config();
    this.options = options;
    if (options.batchSize() < 1) {
      throw new IllegalArgumentException(
          "the batch size must be at least 1, was " + options.batchSize());
    }
    weights = Parameters.zeros(config);
    weights.set(start);
    joinBiases();
    gradients = Parameters.zeros(config);
    team = new Team(options.threads());
    int batch = options.batchSize();
    long rows = (long) config.steps() * batch;
    Dropout afterPool = new Dropout(options.poolDropout(), 2 * options.seed());
    Dropout afterLstm = new Dropout(options.lstmDropout(), 2 * options.seed() + 1);
    convolution = new ConvolutionLayer(weights, batch, afterPool, team);
    lstm = new LstmLayer(weights, batch, afterLstm, team);
    dense = new DenseLayers(weights, batch, team);
    pooled = Floats.zeros(rows * config.filters());
    flat = Floats.zeros(batch * config.flattened());
    ofFlat = Floats.zeros(batch * config.flattened());
    ofPooled = new Floats[] {Floats.zeros(pooled.size()), Floats.zeros(pooled.size())};
    logits = new float[Math.multiplyExact(batch, config.targets())];
    ofLogits = new float[logits.length];
  }

  /**
   * Loads OpenBLAS. Otherwise the first network does.
   *
   * @throws LinkageError if it is not on the class path or has no natives for this machine
   */
  public static void loadNatives() {
    Matrix.load();
  }

  private void joinBiases() {
    int half = 4 * config.units();
    float[] biases = weights.get(DanQTensor.LSTM_BIAS).toArray();
    for (int at = 0; at < biases.length; at += 2 * half) {
      for (int i = at; i < at + half; i++) {
        biases[i] += biases[i + half];
        biases[i + half] = 0;
      }
    }
    weights.get(DanQTensor.LSTM_BIAS).put(0, biases, 0, biases.length);
  }

  /** A live view of the weights: later updates show. */
  public DanQWeights weights() {
    return weights.view();
  }

  /** A copy of the weights. */
  public DanQWeights copyOfWeights() {
    Parameters copy = Parameters.zeros(config);
    copy.set(weights.view());
    return copy.view();
  }

  /** Replaces the weights by others of the same dimensions. */
  public void setWeights(DanQWeights other) {
    weights.set(other);
  }

  /** The gradients that the last {@link #gradients} computed. */
  public DanQWeights lastGradients() {
    return gradients.view();
  }

  /**
   * Predicts, without dropout.
   *
   * @param into receives {@code [windows, targets]} logits
   */
  public void predict(Batch batch, float[] into) {
    forward(batch, -1);
    System.arraycopy(logits, 0, into, 0, batch.size() * config.targets());
  }

  /**
   * Computes the gradients of the mean cross-entropy of a batch.
   *
   * @param step number of the training step, 0 or more; the seed and the step decide on the dropout
   * @return the batch's mean cross-entropy, NaN or infinite if the weights have diverged
   */
  public double gradients(Batch batch, long step) {
    forward(batch, step);
    int count = batch.size() * config.targets();
    CrossEntropy.gradients(logits, batch.labels(), count, ofLogits);
    dense.backward(flat, batch.size(), ofLogits, ofFlat, gradients);
    boolean frozen = options.freezeConvolution();
    lstm.backward(pooled, batch.size(), step, ofFlat, frozen ? null : ofPooled, gradients);
    if (!frozen) {
      convolution.backward(batch, ofPooled, gradients);
    }
    return CrossEntropy.mean(logits, batch.labels(), count);
  }

  private void forward(Batch batch, long step) {
    if (batch.size() < 1 || batch.size() > options.batchSize()) {
      throw new IllegalArgumentException(
          "a batch must have 1 to " + options.batchSize() + " windows, has " + batch.size());
    }
    convolution.forward(batch, step, pooled);
    lstm.forward(pooled, batch.size(), step, flat);
    dense.forward(flat, batch.size(), logits);
  }

  /** Updates the weights with the last {@link #gradients}. */
  public void update(Update update, double learningRate) {
    update.apply(weights, gradients, learningRate, team);
  }

  @Override
  public void close() {
    team.close();
  }
}
