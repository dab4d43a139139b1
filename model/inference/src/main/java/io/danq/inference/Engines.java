package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.network.LstmDirections;
import io.danq.sequence.BaseOrder;

/** Chooses the engine that computes a network. */
final class Engines {
  private Engines() {}

  /**
   * Loads a network on the engine that was chosen, or on the faster one that can.
   *
   * @throws InferenceException if the engine that was chosen cannot compute it
   */
  static Predictor open(
      DanQWeights weights, BaseOrder order, Strands strands, Arithmetic arithmetic) {
    DanQConfig config = weights.config();
    Precision precision = arithmetic.precision();
    String note = "";
    if (precision == Precision.BF16 && arithmetic.engine() == EngineChoice.AUTO) {
      String obstacle = obstacle(config, precision);
      if (!obstacle.isEmpty()) {
        precision = Precision.FLOAT32;
        note = "not bf16: " + obstacle;
      }
    }
    InferenceEngine engine =
        switch (arithmetic.engine()) {
          case ONNXRUNTIME -> onnx(weights, order, precision, note);
          case ONEDNN -> oneDnn(weights, order, precision);
          case AUTO -> fastest(weights, order, precision, note);
        };
    return new EnginePredictor(config, strands, precision, engine);
  }

  private static InferenceEngine fastest(
      DanQWeights weights, BaseOrder order, Precision precision, String note) {
    String obstacle = obstacle(weights.config(), precision);
    if (obstacle.isEmpty()) {
      return new OneDnnEngine(weights, order, precision);
    }
    return onnx(weights, order, precision, note.isEmpty() ? "not oneDNN: " + obstacle : note);
  }

  private static InferenceEngine oneDnn(DanQWeights weights, BaseOrder order, Precision precision) {
    String obstacle = obstacle(weights.config(), precision);
    if (!obstacle.isEmpty()) {
      throw new InferenceException(
          "--engine=onednn cannot compute this network in "
              + precision.label()
              + ": "
              + obstacle
              + "; use --engine=auto",
          null);
    }
    return new OneDnnEngine(weights, order, precision);
  }

  private static InferenceEngine onnx(
      DanQWeights weights, BaseOrder order, Precision precision, String note) {
    if (precision == Precision.BF16) {
      throw new InferenceException(
          "ONNX Runtime has no bf16 for this network; use --precision=float32 or"
              + " --precision=int8, or --engine=auto",
          null);
    }
    return new OnnxEngine(weights, order, precision, Convolution.fastest(), note);
  }

  /** Why oneDNN cannot compute a network here; empty if it can. */
  static String obstacle(DanQConfig config, Precision precision) {
    if (config.gates().isHard()) {
      return "its LSTMs have hard-sigmoid gates";
    }
    if (config.directions() != LstmDirections.BIDIRECTIONAL) {
      return "both of its LSTMs read forward";
    }
    if (!Convolution.KMER_TABLES.isAvailable()) {
      return "this JVM has no Vector API";
    }
    if (!OneDnn.problem().isEmpty()) {
      return OneDnn.problem();
    }
    Processor processor = OneDnn.processor();
    return switch (precision) {
      case FLOAT32 -> processor.hasAvx2() ? "" : "the processor has no AVX2";
      case BF16 -> processor.hasBf16() ? "" : "the processor has neither AVX512-BF16 nor AMX";
      case INT8 -> processor.hasVnni() ? "" : "the processor has no AVX512-VNNI";
    };
  }
}
