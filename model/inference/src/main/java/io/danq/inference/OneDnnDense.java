package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer with its activation, its weights packed for this processor. Immutable and
 * thread-safe. Its makers are to be called inside a {@code PointerScope}.
 */
final class OneDnnDense {
  private static final int LARGEST = 127;

  /** A scale for each column of the weights: the axis 1. */
  private static final int COLUMNS_MASK = 1 << 1;

  private final int inputs;
  private final int outputs;
  private final data_type from;
  private final data_type to;
  private final primitive_attr attributes;
  private final matmul.primitive_desc description;
  private final memory weights;
  private final memory bias;
  private @Nullable Quantisation quantisation;

  /** How the integers of an 8-bit layer become numbers. */
  private record Quantisation(memory unitScale, memory unitOffset, memory weightScales) {}

  private OneDnnDense(
      int rows,
      int inputs,
      int outputs,
      data_type from,
      data_type stored,
      data_type to,
      primitive_attr attributes,
      float[] biases,
      NativeObjects natives) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.from = from;
    this.to = to;
    this.attributes = natives.keep(attributes);
    this.bias =
        natives.keep(
            OneDnn.floats(OneDnn.describe(data_type.f32, format_tag.ab, 1, outputs), biases));
    this.description = describe(weights(stored, format_tag.any), rows, natives);
    this.weights = natives.keep(OneDnn.zeros(description.weights_desc()));
  }

  private OneDnnDense(OneDnnDense packed, int rows, NativeObjects natives) {
    inputs = packed.inputs;
    outputs = packed.outputs;
    from = packed.from;
    to = packed.to;
    attributes = packed.attributes;
    bias = packed.bias;
    weights = packed.weights;
    quantisation = packed.quantisation;
    description = describe(weights.get_desc(), rows, natives);
  }

  /**
   * The same layer for runs of another number of windows, on the same packed weights.
   *
   * @throws RuntimeException if oneDNN wants them packed in another way for that number
   */
  OneDnnDense withRows(int rows, NativeObjects keeper) {
    return new OneDnnDense(this, rows, keeper);
  }

  private matmul.primitive_desc describe(memory.desc packed, int rows, NativeObjects keeper) {
    return keeper.keep(
        new matmul.primitive_desc(
            OneDnn.cpu(),
            OneDnn.describe(from, format_tag.ab, rows, inputs),
            packed,
            bias.get_desc(),
            OneDnn.describe(to, format_tag.ab, rows, outputs),
            attributes,
            false));
  }

  /** The hidden layer, {@code [rows, steps * 2 * units]} to {@code [rows, dense]}. */
  static OneDnnDense hidden(
      DanQWeights network, Precision precision, int rows, NativeObjects natives) {
    DanQConfig config = network.config();
    primitive_attr attributes = activated(algorithm.eltwise_relu);
    if (precision == Precision.INT8) {
      attributes.set_scales_mask(dnnl.DNNL_ARG_SRC, 0);
      attributes.set_zero_points_mask(dnnl.DNNL_ARG_SRC, 0);
      attributes.set_scales_mask(dnnl.DNNL_ARG_WEIGHTS, COLUMNS_MASK);
    }
    OneDnnDense layer =
        new OneDnnDense(
            rows,
            Math.multiplyExact(config.steps(), 2 * config.units()),
            config.dense(),
            OneDnn.activations(precision),
            OneDnn.weights(precision),
            OneDnn.hidden(precision),
            attributes,
            DirectBuffers.array(network.get(DanQTensor.HIDDEN_BIAS)),
            natives);
    FloatBuffer values = network.get(DanQTensor.HIDDEN_WEIGHT);
    if (precision == Precision.INT8) {
      layer.quantise(values, natives);
    } else {
      layer.pack(OneDnn.over(layer.weights(data_type.f32, format_tag.ab), values));
    }
    return layer;
  }

  /** The output layer, {@code [rows, dense]} to float32 probabilities {@code [rows, targets]}. */
  static OneDnnDense output(
      DanQWeights network, Precision precision, int rows, NativeObjects natives) {
    DanQConfig config = network.config();
    OneDnnDense layer =
        new OneDnnDense(
            rows,
            config.dense(),
            config.targets(),
            OneDnn.hidden(precision),
            OneDnn.hidden(precision),
            data_type.f32,
            activated(algorithm.eltwise_logistic),
            DirectBuffers.array(network.get(DanQTensor.OUTPUT_BIAS)),
            natives);
    FloatBuffer values = network.get(DanQTensor.OUTPUT_WEIGHT);
    layer.pack(OneDnn.over(layer.weights(data_type.f32, format_tag.ab), values));
    return layer;
  }

  private static primitive_attr activated(algorithm activation) {
    post_ops after = new post_ops();
    after.append_eltwise(activation, 0, 0);
    primitive_attr attributes = OneDnn.attributes();
    attributes.set_post_ops(after);
    return attributes;
  }

  private memory.desc weights(data_type type, format_tag layout) {
    return OneDnn.describe(type, layout, inputs, outputs);
  }

  private void pack(memory plain) {
    OneDnn.pack(plain, weights, new primitive_attr());
  }

  /** Stores weights as integers, -127 to 127, with a scale for each output. */
  private void quantise(FloatBuffer values, NativeObjects natives) {
    float[] row = new float[outputs];
    float[] scales = new float[outputs];
    while (values.hasRemaining()) {
      values.get(row);
      for (int i = 0; i < outputs; i++) {
        scales[i] = Math.max(scales[i], Math.abs(row[i]));
      }
    }
    for (int i = 0; i < outputs; i++) {
      scales[i] = scales[i] > 0 ? scales[i] / LARGEST : 1;
    }
    memory plain = OneDnn.zeros(weights(data_type.s8, format_tag.ab));
    ByteBuffer integers = OneDnn.bytes(plain);
    byte[] rounded = new byte[outputs];
    values.rewind();
    while (values.hasRemaining()) {
      values.get(row);
      for (int i = 0; i < outputs; i++) {
        rounded[i] = (byte) Math.round(row[i] / scales[i]);
      }
      integers.put(rounded);
    }
    pack(plain);
    memory unitOffset = OneDnn.zeros(OneDnn.describe(data_type.s32, format_tag.a, 1));
    OneDnn.bytes(unitOffset).putInt(0, OneDnnLstm.UNIT_OFFSET);
    quantisation =
        new Quantisation(
            natives.keep(scales(1 / OneDnnLstm.UNIT_SCALE)),
            natives.keep(unitOffset),
            natives.keep(scales(scales)));
  }

  private static memory scales(float... scales) {
    return OneDnn.floats(OneDnn.describe(data_type.f32, format_tag.a, scales.length), scales);
  }

  /** The input's layout: {@code [rows, inputs]}. */
  memory.desc input() {
    return description.src_desc();
  }

  /** The output's layout: {@code [rows, outputs]}. */
  memory.desc output() {
    return description.dst_desc();
  }

  /** Prepares a run from one memory to another. */
  OneDnnCall call(memory from, memory to, NativeObjects natives) {
    OneDnnCall call =
        new OneDnnCall(new matmul(description), description.scratchpad_desc(), natives)
            .with(dnnl.DNNL_ARG_SRC, from)
            .with(dnnl.DNNL_ARG_WEIGHTS, weights)
            .with(dnnl.DNNL_ARG_BIAS, bias)
            .with(dnnl.DNNL_ARG_DST, to);
    if (quantisation != null) {
      call.with(dnnl.DNNL_ARG_ATTR_SCALES | dnnl.DNNL_ARG_SRC, quantisation.unitScale)
          .with(dnnl.DNNL_ARG_ATTR_ZERO_POINTS | dnnl.DNNL_ARG_SRC, quantisation.unitOffset)
          .with(dnnl.DNNL_ARG_ATTR_SCALES | dnnl.DNNL_ARG_WEIGHTS, quantisation.weightScales);
    }
    return call;
  }
}
