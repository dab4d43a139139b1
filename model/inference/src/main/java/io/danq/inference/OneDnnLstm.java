package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;

/**
 * Both LSTMs of a network as one primitive, with weights packed for this processor. Immutable and
 * thread-safe.
 *
 * <p>oneDNN orders gates input, forget, candidate, output, where DanQ's tensors have input, output,
 * forget, candidate (oneDNN, "LSTM RNN primitive"). In int8 a number x of the units, -1 to 1, is
 * stored as 127 x + 128. The filters, 0 to 255, are stored as they are: they are read as numbers
 * (filter - 128) / 127, and the bias makes up for the offset.
 */
final class OneDnnLstm {
  /** The scale and the offset of 8-bit units. */
  static final float UNIT_SCALE = 127;

  static final int UNIT_OFFSET = 128;

  private static final int[] GATES = {0, 2, 3, 1};
  private static final int DIRECTIONS = 2;

  /** One scale for each gate of each unit, the same for both directions: the axes 3 and 4. */
  private static final int SCALES_MASK = (1 << 3) | (1 << 4);

  private final int steps;
  private final int filters;
  private final int units;
  private final int columns;
  private final Precision precision;
  private final primitive_attr attributes;
  private final lstm_forward.primitive_desc description;
  private final memory layerWeights;
  private final memory recurrentWeights;
  private final memory bias;

  /**
   * Packs the weights. To be called inside a {@code PointerScope}.
   *
   * @param largest the sum that 255 stands for in int8, one for each filter
   * @param rows windows in one run
   */
  OneDnnLstm(
      DanQWeights weights, Precision precision, float[] largest, int rows, NativeObjects natives) {
    DanQConfig config = weights.config();
    this.precision = precision;
    steps = config.steps();
    filters = config.filters();
    units = config.units();
    columns = GATES.length * units;
    float[] factors = new float[filters];
    float[] none = new float[units];
    Arrays.fill(none, 1);
    for (int filter = 0; filter < filters; filter++) {
      factors[filter] = precision == Precision.INT8 ? largest[filter] * UNIT_SCALE / 255 : 1;
    }
    float[] layer = arranged(weights.get(DanQTensor.LSTM_WEIGHT), factors);
    float[] recurrent = arranged(weights.get(DanQTensor.LSTM_RECURRENCE), none);
    float[] biases = biases(weights.get(DanQTensor.LSTM_BIAS));
    attributes = natives.keep(OneDnn.attributes());
    primitive_attr packing = new primitive_attr();
    if (precision == Precision.INT8) {
      float[] scales = scales(layer, recurrent);
      offset(biases, layer, scales);
      for (primitive_attr each : new primitive_attr[] {attributes, packing}) {
        each.set_rnn_data_qparams(UNIT_SCALE, UNIT_OFFSET);
        each.set_rnn_weights_qparams(SCALES_MASK, scales);
      }
    }
    data_type packed = OneDnn.weights(precision);
    description =
        describe(
            weights(packed, format_tag.any, filters),
            weights(packed, format_tag.any, units),
            rows,
            natives);
    layerWeights = natives.keep(OneDnn.zeros(description.weights_layer_desc()));
    recurrentWeights = natives.keep(OneDnn.zeros(description.weights_iter_desc()));
    bias = natives.keep(OneDnn.floats(bias(), biases));
    pack(layer, filters, layerWeights, packing);
    pack(recurrent, units, recurrentWeights, packing);
  }

  /** The same layer for runs of another number of windows, on the same packed weights. */
  private OneDnnLstm(OneDnnLstm packed, int rows, NativeObjects natives) {
    precision = packed.precision;
    steps = packed.steps;
    filters = packed.filters;
    units = packed.units;
    columns = packed.columns;
    attributes = packed.attributes;
    layerWeights = packed.layerWeights;
    recurrentWeights = packed.recurrentWeights;
    bias = packed.bias;
    description = describe(layerWeights.get_desc(), recurrentWeights.get_desc(), rows, natives);
  }

  /**
   * The same layer for runs of another number of windows, on the same packed weights. To be called
   * inside a {@code PointerScope}.
   *
   * @throws RuntimeException if oneDNN wants them packed in another way for that number
   */
  OneDnnLstm withRows(int rows, NativeObjects keeper) {
    return new OneDnnLstm(this, rows, keeper);
  }

  private lstm_forward.primitive_desc describe(
      memory.desc layer, memory.desc recurrent, int rows, NativeObjects natives) {
    data_type activations = OneDnn.activations(precision);
    memory.desc absent = new memory.desc();
    return natives.keep(
        new lstm_forward.primitive_desc(
            OneDnn.cpu(),
            prop_kind.forward_inference,
            rnn_direction.bidirectional_concat,
            OneDnn.describe(activations, format_tag.tnc, steps, rows, filters),
            absent,
            absent,
            layer,
            recurrent,
            bias(),
            OneDnn.describe(activations, format_tag.tnc, steps, rows, 2L * units),
            absent,
            absent,
            attributes,
            false));
  }

  private memory.desc weights(data_type type, format_tag layout, int inputs) {
    return OneDnn.describe(type, layout, 1, DIRECTIONS, inputs, GATES.length, units);
  }

  private memory.desc bias() {
    return OneDnn.describe(data_type.f32, format_tag.ldgo, 1, DIRECTIONS, GATES.length, units);
  }

  /** From [direction, gate, unit, input] to [direction, input, gate, unit]. */
  private float[] arranged(FloatBuffer source, float[] factors) {
    float[] arranged = new float[source.remaining()];
    int inputs = factors.length;
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      for (int column = 0; column < columns; column++) {
        int gate = GATES[column / units];
        int from = ((direction * GATES.length + gate) * units + column % units) * inputs;
        for (int i = 0; i < inputs; i++) {
          arranged[(direction * inputs + i) * columns + column] = source.get(from + i) * factors[i];
        }
      }
    }
    return arranged;
  }

  /** The biases of the input and of the recurrence, which are only ever added. */
  private float[] biases(FloatBuffer source) {
    float[] biases = new float[DIRECTIONS * columns];
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      for (int column = 0; column < columns; column++) {
        int from = 2 * direction * columns + GATES[column / units] * units + column % units;
        biases[direction * columns + column] = source.get(from) + source.get(from + columns);
      }
    }
    return biases;
  }

  /** What the weights of each gate of each unit are multiplied by. */
  private float[] scales(float[] layer, float[] recurrent) {
    float[] scales = new float[columns];
    for (float[] matrix : new float[][] {layer, recurrent}) {
      for (int i = 0; i < matrix.length; i++) {
        scales[i % columns] = Math.max(scales[i % columns], Math.abs(matrix[i]));
      }
    }
    for (int column = 0; column < columns; column++) {
      scales[column] = scales[column] > 0 ? UNIT_SCALE / scales[column] : 1;
    }
    return scales;
  }

  /** Corrects for the filters' offset: adds 128 / 127 times the sum of the quantised weights. */
  private void offset(float[] biases, float[] layer, float[] scales) {
    for (int i = 0; i < biases.length; i++) {
      int direction = i / columns;
      int column = i % columns;
      double sum = 0;
      for (int filter = 0; filter < filters; filter++) {
        float weight = layer[(direction * filters + filter) * columns + column];
        sum += Math.rint(weight * scales[column]);
      }
      biases[i] += (float) (sum / scales[column] * UNIT_OFFSET / UNIT_SCALE);
    }
  }

  private void pack(float[] values, int inputs, memory into, primitive_attr attributes) {
    memory plain = OneDnn.floats(weights(data_type.f32, format_tag.ldigo, inputs), values);
    OneDnn.pack(plain, into, attributes);
  }

  /** The input's layout: [steps, rows, filters]. */
  memory.desc input() {
    return description.src_layer_desc();
  }

  /** The output's layout: [steps, rows, 2 * units]. */
  memory.desc output() {
    return description.dst_layer_desc();
  }

  /** Prepares a run from one memory to another. */
  OneDnnCall call(memory input, memory output, NativeObjects natives) {
    return new OneDnnCall(new lstm_forward(description), description.scratchpad_desc(), natives)
        .with(dnnl.DNNL_ARG_SRC_LAYER, input)
        .with(dnnl.DNNL_ARG_WEIGHTS_LAYER, layerWeights)
        .with(dnnl.DNNL_ARG_WEIGHTS_ITER, recurrentWeights)
        .with(dnnl.DNNL_ARG_BIAS, bias)
        .with(dnnl.DNNL_ARG_DST_LAYER, output);
  }
}
