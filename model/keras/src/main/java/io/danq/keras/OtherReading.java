package io.danq.keras;

import io.danq.keras.OpenQuestion.Backend;
import io.danq.keras.OpenQuestion.Dropout;
import io.danq.keras.OpenQuestion.Gates;
import io.danq.keras.OpenQuestion.SecondLstm;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * A network as it would be if one assumption about its file were different.
 *
 * @param name for people
 * @param option with which {@code danq import} reads the file so; empty if the file says otherwise
 * @param weights makes the network
 */
public record OtherReading(String name, String option, Supplier<DanQWeights> weights) {
  /**
   * All other readings of a bundle.
   *
   * @param read the bundle's network
   * @param provenance the bundle's provenance
   */
  public static List<OtherReading> of(DanQWeights read, Map<String, String> provenance) {
    DanQConfig config = read.config();
    List<OtherReading> readings = new ArrayList<>();
    boolean theano =
        "theano".equals(provenance.get("backend"))
            || "theano".equals(provenance.get(OpenQuestion.BACKEND.provenanceKey()));
    readings.add(
        new OtherReading(
            "kernels turned round",
            option(provenance, OpenQuestion.BACKEND, theano ? Backend.TENSORFLOW : Backend.THEANO),
            () -> with(read, DanQTensor.CONV_WEIGHT, turned(read))));
    for (GateActivation gates : GateActivation.values()) {
      if (gates != config.gates()) {
        readings.add(
            new OtherReading(
                "gates " + gates,
                gatesOption(provenance, gates),
                () -> as(read, config.withGates(gates))));
      }
    }
    boolean forward = config.directions() == LstmDirections.BOTH_FORWARD;
    SecondLstm second = forward ? SecondLstm.BACKWARD : SecondLstm.FORWARD;
    readings.add(
        new OtherReading(
            "second LSTM " + OpenQuestion.text(second),
            option(provenance, OpenQuestion.SECOND_LSTM, second),
            () ->
                as(
                    read,
                    config.withDirections(
                        forward ? LstmDirections.BIDIRECTIONAL : LstmDirections.BOTH_FORWARD))));
    String dropout = provenance.get(OpenQuestion.DROPOUT.provenanceKey());
    if (dropout != null) {
      boolean scaled = dropout.equals(OpenQuestion.text(Dropout.SCALED));
      Dropout other = scaled ? Dropout.IDLE : Dropout.SCALED;
      readings.add(
          new OtherReading(
              "dropout " + OpenQuestion.text(other),
              option(provenance, OpenQuestion.DROPOUT, other),
              () -> scaled(read, !scaled)));
    }
    return readings;
  }

  /** An option; empty if the file had an answer of its own. */
  private static String option(
      Map<String, String> provenance, OpenQuestion question, Enum<?> answer) {
    return provenance.containsKey(question.provenanceKey())
        ? question.option() + " " + OpenQuestion.text(answer)
        : "";
  }

  /** Only one of the two hard sigmoids belongs to the version that wrote the file. */
  private static String gatesOption(Map<String, String> provenance, GateActivation gates) {
    if (!gates.isHard()) {
      return option(provenance, OpenQuestion.GATES, Gates.SIGMOID);
    }
    boolean keras3 =
        provenance.getOrDefault("keras_version", "").startsWith("3")
            || KerasFormat.WEIGHTS_KERAS3.toString().equals(provenance.get("format"));
    return keras3 == (gates == GateActivation.HARD_SIGMOID_SIXTH)
        ? option(provenance, OpenQuestion.GATES, Gates.HARD_SIGMOID)
        : "";
  }

  private static DanQWeights scaled(DanQWeights read, boolean scale) {
    double pool = 1 - PublishedFile.POOL_RATE;
    double lstm = 1 - PublishedFile.LSTM_RATE;
    DanQWeights first =
        with(
            read,
            DanQTensor.LSTM_WEIGHT,
            mapped(read, DanQTensor.LSTM_WEIGHT, w -> scale ? w * pool : w / pool));
    return with(
        first,
        DanQTensor.HIDDEN_WEIGHT,
        mapped(read, DanQTensor.HIDDEN_WEIGHT, w -> scale ? w * lstm : w / lstm));
  }

  private static FloatBuffer turned(DanQWeights read) {
    FloatBuffer from = read.get(DanQTensor.CONV_WEIGHT);
    FloatBuffer to = direct(from.remaining());
    int kernel = read.config().kernel();
    for (int i = 0; i < from.remaining(); i++) {
      to.put(i, from.get(i / kernel * kernel + kernel - 1 - i % kernel));
    }
    return to;
  }

  private static FloatBuffer mapped(DanQWeights read, DanQTensor tensor, DoubleUnaryOperator by) {
    FloatBuffer from = read.get(tensor);
    FloatBuffer to = direct(from.remaining());
    for (int i = 0; i < from.remaining(); i++) {
      to.put(i, (float) by.applyAsDouble(from.get(i)));
    }
    return to;
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static DanQWeights with(DanQWeights weights, DanQTensor tensor, FloatBuffer values) {
    Map<DanQTensor, FloatBuffer> tensors = tensors(weights);
    tensors.put(tensor, values);
    return new DanQWeights(weights.config(), tensors);
  }

  private static DanQWeights as(DanQWeights weights, DanQConfig config) {
    return new DanQWeights(config, tensors(weights));
  }

  private static Map<DanQTensor, FloatBuffer> tensors(DanQWeights weights) {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, weights.get(tensor));
    }
    return tensors;
  }
}
