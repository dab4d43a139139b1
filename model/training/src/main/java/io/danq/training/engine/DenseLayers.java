package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;

/** The hidden dense layer with its ReLU, and the output layer up to its logits. */
final class DenseLayers {
  private final DanQConfig config;
  private final int flattened;
  private final Parameters weights;
  private final Team team;
  private final Floats hidden; // [batch, dense]
  private final Floats ofHidden;
  private final Floats logits; // [batch, targets]

  DenseLayers(Parameters weights, int batchSize, Team team) {
    config = weights.config();
    flattened = Math.toIntExact(config.flattened());
    this.weights = weights;
    this.team = team;
    hidden = Floats.zeros((long) batchSize * config.dense());
    ofHidden = Floats.zeros((long) batchSize * config.dense());
    logits = Floats.zeros((long) batchSize * config.targets());
  }

  private Matrix hiddenWeights(Parameters of) {
    return Matrix.of(of.get(DanQTensor.HIDDEN_WEIGHT), flattened, config.dense());
  }

  private Matrix outputWeights(Parameters of) {
    return Matrix.of(of.get(DanQTensor.OUTPUT_WEIGHT), config.dense(), config.targets());
  }

  /**
   * Computes a batch.
   *
   * @param flat {@code [batch, flattened]}
   * @param out {@code [batch, targets]}
   */
  void forward(Floats flat, int batch, float[] out) {
    Matrix hiddens = Matrix.of(hidden, batch, config.dense());
    team.run(
        team.threads(),
        part -> {
          int from = Team.bound(config.dense(), team.threads(), part);
          int to = Team.bound(config.dense(), team.threads(), part + 1);
          hiddens
              .columnRange(from, to)
              .set(Matrix.of(flat, batch, flattened), hiddenWeights(weights).columnRange(from, to));
        });
    addBias(hidden, batch, DanQTensor.HIDDEN_BIAS, true);
    Matrix.of(logits, batch, config.targets()).set(hiddens, outputWeights(weights));
    addBias(logits, batch, DanQTensor.OUTPUT_BIAS, false);
    logits.get(0, out, batch * config.targets());
  }

  private void addBias(Floats values, int batch, DanQTensor bias, boolean relu) {
    float[] biases = weights.get(bias).toArray();
    float[] row = new float[biases.length];
    for (int i = 0; i < batch; i++) {
      values.get(i * row.length, row, row.length);
      for (int j = 0; j < row.length; j++) {
        float sum = row[j] + biases[j];
        row[j] = relu ? Math.max(0, sum) : sum;
      }
      values.put(i * row.length, row, 0, row.length);
    }
  }

  /**
   * The way back after {@link #forward}.
   *
   * @param ofLogits gradients of the logits, {@code [batch, targets]}
   * @param ofFlat receives the gradients of {@code flat}
   */
  void backward(Floats flat, int batch, float[] ofLogits, Floats ofFlat, Parameters gradients) {
    logits.put(0, ofLogits, 0, batch * config.targets());
    Matrix outputs = Matrix.of(logits, batch, config.targets());
    Matrix hiddens = Matrix.of(hidden, batch, config.dense());
    Matrix ofHiddens = Matrix.of(ofHidden, batch, config.dense());
    outputWeights(gradients).set(hiddens.transpose(), outputs);
    sumRows(logits, batch, gradients.get(DanQTensor.OUTPUT_BIAS));
    ofHiddens.set(outputs, outputWeights(weights).transpose());
    throughRelu(batch);
    sumRows(ofHidden, batch, gradients.get(DanQTensor.HIDDEN_BIAS));
    Matrix flats = Matrix.of(flat, batch, flattened);
    Matrix ofFlats = Matrix.of(ofFlat, batch, flattened);
    int parts = team.threads() * 2;
    team.run(
        parts,
        part -> {
          int from = Team.bound(flattened, parts, part);
          int to = Team.bound(flattened, parts, part + 1);
          ofFlats
              .columnRange(from, to)
              .set(ofHiddens, hiddenWeights(weights).rowRange(from, to).transpose());
          hiddenWeights(gradients)
              .rowRange(from, to)
              .set(flats.columnRange(from, to).transpose(), ofHiddens);
        });
  }

  private void throughRelu(int batch) {
    float[] activations = new float[batch * config.dense()];
    float[] values = new float[batch * config.dense()];
    hidden.get(0, activations, activations.length);
    ofHidden.get(0, values, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = activations[i] > 0 ? values[i] : 0;
    }
    ofHidden.put(0, values, 0, values.length);
  }

  private static void sumRows(Floats values, int batch, Floats into) {
    float[] row = new float[into.size()];
    float[] sums = new float[into.size()];
    for (int i = 0; i < batch; i++) {
      values.get(i * row.length, row, row.length);
      for (int j = 0; j < row.length; j++) {
        sums[j] += row[j];
      }
    }
    into.put(0, sums, 0, sums.length);
  }
}
