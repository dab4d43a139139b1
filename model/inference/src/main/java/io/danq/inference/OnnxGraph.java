package io.danq.inference;

import static io.danq.inference.OnnxModelBuilder.BATCH;
import static io.danq.inference.OnnxModelBuilder.MICROSOFT;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.sequence.tensor.OneHotEncoder;
import java.util.List;

/**
 * DanQ as an ONNX graph, layer by layer, without its weights.
 *
 * <ul>
 *   <li>input {@value #INPUT}: float32 {@code [batch, window, 4]}, one-hot; or
 *   <li>input {@value #POOLED}: float32 {@code [steps, batch, filters]}, the pooling layer's
 *       output, if the convolution runs outside
 *   <li>output {@value #OUTPUT}: float32 {@code [batch, targets]}
 * </ul>
 */
final class OnnxGraph {
  static final String INPUT = "input";
  static final String POOLED = "pooled";
  static final String OUTPUT = "output";

  private static final String FLATTENED_SHAPE = "flattened_shape";

  private final DanQConfig config;
  private final OnnxModelBuilder model = new OnnxModelBuilder();

  private OnnxGraph(DanQConfig config) {
    this.config = config;
  }

  /** Builds the layers that a session runs, in the given precision. */
  static OnnxModelBuilder of(DanQConfig config, Precision precision, Convolution convolution) {
    OnnxGraph graph = new OnnxGraph(config);
    int sentinels = precision == Precision.INT8 ? 1 : 0;
    if (convolution == Convolution.GRAPH) {
      graph.convolution();
    } else {
      graph.model.input(POOLED, config.steps(), BATCH, config.filters() + sentinels);
    }
    if (precision == Precision.INT8) {
      graph.int8Recurrent();
      graph.flatten(config.units() + Int8Weights.SENTINEL_UNITS);
      graph.int8Hidden();
    } else {
      graph.recurrent();
      graph.flatten(config.units());
      graph.hidden();
    }
    graph.outputs();
    return graph.model;
  }

  private void convolution() {
    model.input(INPUT, BATCH, config.window(), OneHotEncoder.CHANNELS);
    node("Transpose", "channels_first", OnnxModelBuilder.integers("perm", 0, 2, 1), INPUT);
    node(
        "Conv",
        "convolved",
        OnnxModelBuilder.integers("kernel_shape", config.kernel()),
        "channels_first",
        DanQTensor.CONV_WEIGHT.tensorName(),
        DanQTensor.CONV_BIAS.tensorName());
    model.node("Relu", List.of("convolved"), "activated");
    model.node(
        "MaxPool",
        List.of("activated"),
        "max",
        OnnxModelBuilder.integers("kernel_shape", config.pool()),
        OnnxModelBuilder.integers("strides", config.poolStride()));
    node("Transpose", POOLED, OnnxModelBuilder.integers("perm", 2, 0, 1), "max");
  }

  private void recurrent() {
    new LstmNodes(config, model)
        .add(
            "",
            "LSTM",
            config.units(),
            half ->
                List.of(
                    POOLED,
                    DanQTensor.LSTM_WEIGHT.tensorName() + half,
                    DanQTensor.LSTM_RECURRENCE.tensorName() + half,
                    DanQTensor.LSTM_BIAS.tensorName() + half));
  }

  private void int8Recurrent() {
    int units = config.units() + Int8Weights.SENTINEL_UNITS;
    LstmNodes lstms = new LstmNodes(config, model);
    model.zeros("lstm.zero_point", lstms.directionsPerNode(), 4 * units);
    lstms.add(
        MICROSOFT,
        "DynamicQuantizeLSTM",
        units,
        half ->
            List.of(
                POOLED,
                DanQTensor.LSTM_WEIGHT.tensorName() + half,
                DanQTensor.LSTM_RECURRENCE.tensorName() + half,
                DanQTensor.LSTM_BIAS.tensorName() + half,
                "",
                "",
                "",
                "",
                Int8Weights.LSTM_WEIGHT_SCALE + half,
                "lstm.zero_point",
                Int8Weights.LSTM_RECURRENCE_SCALE + half,
                "lstm.zero_point"));
  }

  /** From [steps, directions, batch, units] to [batch, steps * directions * units]. */
  private void flatten(int units) {
    node(
        "Transpose",
        "batch_first",
        OnnxModelBuilder.integers("perm", 2, 0, 1, 3),
        LstmNodes.OUTPUT);
    // 0 keeps the batch dimension.
    model.constant(FLATTENED_SHAPE, 0, 2L * config.steps() * units);
    model.node("Reshape", List.of("batch_first", FLATTENED_SHAPE), "flattened");
  }

  private void hidden() {
    gemm("flattened", DanQTensor.HIDDEN_WEIGHT, DanQTensor.HIDDEN_BIAS, "hidden");
  }

  private void int8Hidden() {
    model.scalar("flattened.scale", Int8Weights.UNIT_SCALE);
    model.scalar("flattened.zero_point", (byte) Int8Weights.UNIT_ZERO_POINT);
    model.node(
        "QuantizeLinear",
        List.of("flattened", "flattened.scale", "flattened.zero_point"),
        "flattened.int8");
    model.node(
        MICROSOFT,
        "MatMulIntegerToFloat",
        List.of(
            "flattened.int8",
            DanQTensor.HIDDEN_WEIGHT.tensorName(),
            "flattened.scale",
            Int8Weights.HIDDEN_WEIGHT_SCALE,
            "flattened.zero_point",
            "",
            DanQTensor.HIDDEN_BIAS.tensorName()),
        "hidden");
  }

  private void outputs() {
    model.node("Relu", List.of("hidden"), "hidden_activated");
    gemm("hidden_activated", DanQTensor.OUTPUT_WEIGHT, DanQTensor.OUTPUT_BIAS, "logits");
    model.node("Sigmoid", List.of("logits"), OUTPUT);
    model.output(OUTPUT, BATCH, config.targets());
  }

  private void gemm(String input, DanQTensor weight, DanQTensor bias, String output) {
    model.node("Gemm", List.of(input, weight.tensorName(), bias.tensorName()), output);
  }

  private void node(String operator, String output, ProtoMessage attribute, String... inputs) {
    model.node(operator, List.of(inputs), output, attribute);
  }
}
