package io.danq.registry.model;

import io.danq.inference.Arithmetic;
import io.danq.inference.EngineChoice;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The arithmetic that a pipeline predicts with. */
public interface ArithmeticOptions extends PipelineOptions {
  @Description(
      "Numeric precision of the network: float32; bf16, which is faster on processors with"
          + " AVX512-BF16 or AMX (others use float32); or int8, which is fastest and changes"
          + " probabilities by a few thousandths.")
  @Default.Enum("FLOAT32")
  Precision getPrecision();

  void setPrecision(Precision value);

  @Description(
      "Inference library: onednn, onnxruntime, or auto, which uses oneDNN if the processor and the"
          + " network suit it, else ONNX Runtime.")
  @Default.Enum("AUTO")
  EngineChoice getEngine();

  void setEngine(EngineChoice value);

  /** The precision and the engine that options name. */
  static Arithmetic arithmetic(ArithmeticOptions options) {
    return new Arithmetic(options.getPrecision(), options.getEngine());
  }

  /** What computes a model on this machine, in a few words. */
  static String path(ArithmeticOptions options, OpenModel model) {
    return Predictor.path(model.bundle().manifest().network(), arithmetic(options));
  }
}
