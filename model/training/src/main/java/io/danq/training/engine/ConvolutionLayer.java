package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.sequence.tensor.OneHotEncoder;
import java.util.Arrays;

/**
 * Convolution, ReLU and max-pooling, followed by dropout.
 *
 * <p>The gradient of a pooled value belongs to the one position with the maximum. On the way back
 * it changes only one filter's weights, for the bases at that position. If the maximum is not
 * positive (ReLU) or was dropped, it changes none.
 */
final class ConvolutionLayer {
  private static final int NO_WINNER = -1;
  private static final int LETTERS = OneHotEncoder.CHANNELS + 1;

  /**
   * Number of parts of a batch. It does not depend on the number of threads, so that sums keep
   * their order.
   */
  private static final int PARTS = 16;

  private final DanQConfig config;
  private final Parameters weights;
  private final Team team;
  private final Dropout dropout;
  private final float keptScale;
  private final MerTables tables;
  private final int[][] winners;
  private final float[][] partGradients;

  ConvolutionLayer(Parameters weights, int batchSize, Dropout dropout, Team team) {
    config = weights.config();
    this.weights = weights;
    this.team = team;
    this.dropout = dropout;
    keptScale = dropout.scale();
    tables = new MerTables(config);
    winners = new int[batchSize][config.steps() * config.filters()];
    partGradients = new float[PARTS][];
  }

  /**
   * Computes a batch.
   *
   * @param pooled {@code [steps, batch, filters]}
   * @param step the training step, or negative to predict: without dropout
   */
  void forward(Batch batch, long step, Floats pooled) {
    tables.update(
        weights.get(DanQTensor.CONV_WEIGHT).toArray(),
        weights.get(DanQTensor.CONV_BIAS).toArray(),
        team);
    team.run(
        PARTS,
        part -> {
          float[] values = new float[config.steps() * config.filters()];
          Scratch scratch = new Scratch();
          int end = Team.bound(batch.size(), PARTS, part + 1);
          for (int window = Team.bound(batch.size(), PARTS, part); window < end; window++) {
            pool(batch.channels().get(window), values, winners[window], scratch);
            if (step >= 0) {
              drop(step, window, values, winners[window]);
            }
            for (int t = 0; t < config.steps(); t++) {
              int at = (t * batch.size() + window) * config.filters();
              pooled.put(at, values, t * config.filters(), config.filters());
            }
          }
        });
  }

  private final class Scratch {
    private final int[] places = new int[tables.tables()];
    private final float[] sums = new float[config.filters()];
    private final float[] largest = new float[config.filters()];
    private final int[] winner = new int[config.filters()];
  }

  private void pool(byte[] channels, float[] values, int[] won, Scratch scratch) {
    int filters = config.filters();
    for (int t = 0; t < config.steps(); t++) {
      Arrays.fill(scratch.largest, 0);
      Arrays.fill(scratch.winner, NO_WINNER);
      int first = t * config.poolStride();
      for (int position = first; position < first + config.pool(); position++) {
        tables.lookUp(channels, position, scratch.places);
        tables.sum(scratch.places, scratch.sums);
        keepLargest(position, scratch.sums, scratch.largest, scratch.winner);
      }
      System.arraycopy(scratch.largest, 0, values, t * filters, filters);
      System.arraycopy(scratch.winner, 0, won, t * filters, filters);
    }
  }

  private static void keepLargest(int position, float[] sums, float[] largest, int[] winner) {
    for (int filter = 0; filter < sums.length; filter++) {
      if (!(sums[filter] <= largest[filter])) { // a NaN wins and is seen
        largest[filter] = sums[filter];
        winner[filter] = position;
      }
    }
  }

  private void drop(long step, int window, float[] values, int[] won) {
    float[] factors = new float[values.length];
    dropout.factors(step, window, factors, factors.length);
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
      won[i] = factors[i] == 0 ? NO_WINNER : won[i];
    }
  }

  /**
   * The gradients of kernels and biases after a step's {@link #forward}.
   *
   * @param ofPooled gradients of the pooled values after dropout, {@code [steps, batch, filters]},
   *     one from each direction of the LSTM
   */
  void backward(Batch batch, Floats[] ofPooled, Parameters gradients) {
    int size = LETTERS * config.kernel();
    team.run(
        PARTS,
        part -> {
          float[] sums = new float[config.filters() * (size + 1)];
          int end = Team.bound(batch.size(), PARTS, part + 1);
          float[] forward = new float[config.filters()];
          float[] backward = new float[config.filters()];
          for (int window = Team.bound(batch.size(), PARTS, part); window < end; window++) {
            byte[] channels = batch.channels().get(window);
            for (int t = 0; t < config.steps(); t++) {
              int at = (t * batch.size() + window) * config.filters();
              ofPooled[0].get(at, forward, forward.length);
              ofPooled[1].get(at, backward, backward.length);
              scatter(channels, winners[window], t, forward, backward, sums);
            }
          }
          partGradients[part] = sums;
        });
    addUp(gradients);
  }

  /**
   * Per filter: the kernel weights by letter and place, with unused ones for no letter, then the
   * bias.
   */
  private void scatter(
      byte[] channels, int[] won, int t, float[] forward, float[] backward, float[] sums) {
    int kernel = config.kernel();
    int size = LETTERS * kernel + 1;
    for (int filter = 0; filter < forward.length; filter++) {
      int position = won[t * forward.length + filter];
      float gradient = (forward[filter] + backward[filter]) * keptScale;
      if (position != NO_WINNER && gradient != 0) {
        int at = filter * size;
        for (int k = 0; k < kernel; k++) {
          sums[at + channels[position + k] * kernel + k] += gradient;
        }
        sums[at + size - 1] += gradient;
      }
    }
  }

  private void addUp(Parameters gradients) {
    int weightsOfFilter = OneHotEncoder.CHANNELS * config.kernel();
    int size = LETTERS * config.kernel() + 1;
    float[] kernels = new float[config.filters() * weightsOfFilter];
    float[] biases = new float[config.filters()];
    for (float[] part : partGradients) {
      for (int filter = 0; filter < biases.length; filter++) {
        for (int i = 0; i < weightsOfFilter; i++) {
          kernels[filter * weightsOfFilter + i] += part[filter * size + i];
        }
        biases[filter] += part[filter * size + size - 1];
      }
    }
    gradients.get(DanQTensor.CONV_WEIGHT).put(0, kernels, 0, kernels.length);
    gradients.get(DanQTensor.CONV_BIAS).put(0, biases, 0, biases.length);
  }
}
