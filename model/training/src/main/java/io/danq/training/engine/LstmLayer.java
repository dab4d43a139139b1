package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The two LSTMs, followed by dropout. Number 0 reads the steps from the first to the last, number 1
 * as {@link io.danq.network.LstmDirections} says. The two and slices of the batch run in parallel.
 *
 * <p>{@code gates} holds {@code [steps, batch, 4 units]} per LSTM, in the order i, o, f, c: the
 * activated gates on the way forward, the gradients before the activation on the way back.
 */
final class LstmLayer {
  private static final int LSTMS = 2;
  private static final int GATES = 4;

  private final DanQConfig config;
  private final Parameters weights;
  private final Team team;
  private final Dropout dropout;
  private final Gates function;
  private final Floats[] gates = new Floats[LSTMS];
  private final Floats[] cells = new Floats[LSTMS];
  private final Floats[] hidden = new Floats[LSTMS];
  private final Floats[] ofHidden = new Floats[LSTMS]; // [batch, units], of one step

  LstmLayer(Parameters weights, int batchSize, Dropout dropout, Team team) {
    config = weights.config();
    this.weights = weights;
    this.team = team;
    this.dropout = dropout;
    function = new Gates(config.gates());
    long rows = (long) config.steps() * batchSize;
    for (int d = 0; d < LSTMS; d++) {
      gates[d] = Floats.zeros(rows * GATES * config.units());
      cells[d] = Floats.zeros(rows * config.units());
      hidden[d] = Floats.zeros(rows * config.units());
      ofHidden[d] = Floats.zeros((long) batchSize * config.units());
    }
  }

  /** An LSTM's part of a tensor {@code [2, rows, columns]}. */
  private static Matrix part(Parameters from, DanQTensor tensor, int d) {
    long[] shape = tensor.shape(from.config());
    int rows = (int) shape[1];
    int columns = (int) shape[2];
    return Matrix.at(from.get(tensor), d * rows * columns, rows, columns);
  }

  private int slices() {
    return Math.max(1, team.threads() / LSTMS);
  }

  /**
   * Computes a batch.
   *
   * @param input {@code [steps, batch, filters]}
   * @param step the training step, or negative to predict: without dropout
   * @param flat {@code [batch, steps, 2 units]}, features of the first LSTM first
   */
  void forward(Floats input, int batch, long step, Floats flat) {
    int rows = config.steps() * batch;
    int width = GATES * config.units();
    Matrix inputs = Matrix.of(input, rows, config.filters());
    int slices = slices();
    team.run(
        LSTMS * slices,
        part -> {
          int d = part % LSTMS;
          int from = Team.bound(rows, slices, part / LSTMS);
          int to = Team.bound(rows, slices, part / LSTMS + 1);
          Matrix.of(gates[d], rows, width)
              .rowRange(from, to)
              .set(inputs.rowRange(from, to), part(weights, DanQTensor.LSTM_WEIGHT, d).transpose());
        });
    team.run(
        LSTMS * slices,
        part -> {
          int slice = part / LSTMS;
          int from = Team.bound(batch, slices, slice);
          int to = Team.bound(batch, slices, slice + 1);
          if (from < to) {
            new Slice(part % LSTMS, batch, from, to).forward(step, flat);
          }
        });
  }

  /**
   * The way back after a step's {@link #forward}.
   *
   * @param input as {@link #forward} got it
   * @param ofFlat gradients of {@code flat}
   * @param ofInput receives the gradients of {@code input}, of each LSTM; null if nobody needs them
   */
  void backward(
      Floats input,
      int batch,
      long step,
      Floats ofFlat,
      Floats @Nullable [] ofInput,
      Parameters gradients) {
    int slices = slices();
    team.run(
        LSTMS * slices,
        part -> {
          int slice = part / LSTMS;
          int from = Team.bound(batch, slices, slice);
          int to = Team.bound(batch, slices, slice + 1);
          if (from < to) {
            new Slice(part % LSTMS, batch, from, to).backward(step, ofFlat);
          }
        });
    team.run(
        LSTMS * slices,
        part -> weightGradients(part % LSTMS, input, batch, part / LSTMS, gradients));
    if (ofInput != null) {
      team.run(LSTMS * slices, part -> inputGradients(part % LSTMS, batch, part / LSTMS, ofInput));
    }
  }

  private void weightGradients(int d, Floats input, int batch, int slice, Parameters gradients) {
    int steps = config.steps();
    int units = config.units();
    int width = GATES * units;
    int from = Team.bound(width, slices(), slice);
    int to = Team.bound(width, slices(), slice + 1);
    int rows = steps * batch;
    Matrix ofGates = Matrix.of(gates[d], rows, width).columnRange(from, to).transpose();
    part(gradients, DanQTensor.LSTM_WEIGHT, d)
        .rowRange(from, to)
        .set(ofGates, Matrix.of(input, rows, config.filters()));
    // A step's recurrence came from the previous step, whose rows are before or after it.
    int later = config.directions().readsBackward(d) ? 0 : batch;
    int earlier = batch - later;
    int pairs = rows - batch;
    part(gradients, DanQTensor.LSTM_RECURRENCE, d)
        .rowRange(from, to)
        .set(
            ofGates.columnRange(later, later + pairs),
            Matrix.of(hidden[d], rows, units).rowRange(earlier, earlier + pairs));
    float[] row = new float[width];
    float[] sums = new float[width];
    for (int i = 0; i < rows; i++) {
      gates[d].get(i * width, row, width);
      for (int j = from; j < to; j++) {
        sums[j] += row[j];
      }
    }
    gradients.get(DanQTensor.LSTM_BIAS).put(d * 2 * width + from, sums, from, to - from);
  }

  private void inputGradients(int d, int batch, int slice, Floats[] ofInput) {
    int rows = config.steps() * batch;
    int from = Team.bound(rows, slices(), slice);
    int to = Team.bound(rows, slices(), slice + 1);
    Matrix.of(ofInput[d], rows, config.filters())
        .rowRange(from, to)
        .set(
            Matrix.of(gates[d], rows, GATES * config.units()).rowRange(from, to),
            part(weights, DanQTensor.LSTM_WEIGHT, d));
  }

  /** Some windows of a batch in one LSTM. */
  private final class Slice {
    private final int d;
    private final int batch;
    private final int from;
    private final int count;
    private final int units = config.units();
    private final int width = GATES * units;
    private final float[] gate;
    private final float[] cell;
    private final float[] state;
    private final float[] factors = new float[units];

    Slice(int d, int batch, int from, int to) {
      this.d = d;
      this.batch = batch;
      this.from = from;
      count = to - from;
      gate = new float[count * width];
      cell = new float[count * units];
      state = new float[count * units];
    }

    private int row(int t) {
      return t * batch + from;
    }

    /** The step that the recurrence comes to after {@code i} others. */
    private int place(int i) {
      return config.directions().readsBackward(d) ? config.steps() - 1 - i : i;
    }

    private Matrix rows(Floats of, int columns, int t) {
      return Matrix.at(of, row(t) * columns, count, columns);
    }

    void forward(long step, Floats flat) {
      float[] biases = biases();
      Matrix recurrence = part(weights, DanQTensor.LSTM_RECURRENCE, d).transpose();
      for (int i = 0; i < config.steps(); i++) {
        int t = place(i);
        if (i > 0) {
          rows(gates[d], width, t).add(rows(hidden[d], units, place(i - 1)), recurrence);
        }
        gates[d].get(row(t) * width, gate, gate.length);
        for (int window = 0; window < count; window++) {
          function.activate(gate, window * width, biases);
          Gates.advance(gate, window * width, cell, state, window * units, units);
        }
        gates[d].put(row(t) * width, gate, 0, gate.length);
        cells[d].put(row(t) * units, cell, 0, cell.length);
        hidden[d].put(row(t) * units, state, 0, state.length);
        putFlat(step, t, flat);
      }
    }

    private float[] biases() {
      float[] biases = new float[width];
      weights.get(DanQTensor.LSTM_BIAS).get(d * 2 * width, biases, width);
      return biases;
    }

    private int flatPlace(int window, int t) {
      return (((from + window) * config.steps() + t) * LSTMS + d) * units;
    }

    private void drop(long step, int window, int t, float[] values) {
      if (step >= 0) {
        dropout.factors(step, flatPlace(window, t), factors, units);
        for (int unit = 0; unit < units; unit++) {
          values[window * units + unit] *= factors[unit];
        }
      }
    }

    private void putFlat(long step, int t, Floats flat) {
      for (int window = 0; window < count; window++) {
        drop(step, window, t, state);
        flat.put(flatPlace(window, t), state, window * units, units);
      }
    }

    void backward(long step, Floats ofFlat) {
      Matrix recurrence = part(weights, DanQTensor.LSTM_RECURRENCE, d);
      Matrix ofState = Matrix.at(ofHidden[d], from * units, count, units);
      float[] ofCell = new float[count * units];
      float[] before = new float[count * units];
      float[] fromLater = new float[count * units];
      float[] row = new float[units];
      for (int i = config.steps() - 1; i >= 0; i--) {
        int t = place(i);
        for (int window = 0; window < count; window++) {
          ofFlat.get(flatPlace(window, t), row, units);
          System.arraycopy(row, 0, state, window * units, units);
          drop(step, window, t, state);
        }
        if (i < config.steps() - 1) {
          ofState.set(rows(gates[d], width, place(i + 1)), recurrence);
          ofHidden[d].get(from * units, fromLater, fromLater.length);
          for (int j = 0; j < state.length; j++) {
            state[j] += fromLater[j];
          }
        }
        gates[d].get(row(t) * width, gate, gate.length);
        cells[d].get(row(t) * units, cell, cell.length);
        if (i > 0) {
          cells[d].get(row(place(i - 1)) * units, before, before.length);
        } else {
          Arrays.fill(before, 0);
        }
        for (int window = 0; window < count; window++) {
          function.back(gate, window * width, cell, before, state, ofCell, window * units, units);
        }
        gates[d].put(row(t) * width, gate, 0, gate.length);
      }
    }
  }
}
