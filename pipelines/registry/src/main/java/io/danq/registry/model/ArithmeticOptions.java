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
      "Arithmetic of the network: float32; bf16, which is faster on processors with AVX512-BF16 or"
          + " AMX and float32 on others; or int8, which is the fastest and changes probabilities"
          + " by some thousandths.")
  @Default.Enum("FLOAT32")
  Precision getPrecision();

  void setPrecision(Precision value);

  @Description(
      "Library that computes the network: onednn, onnxruntime, or auto, which is oneDNN where the"
          + " processor and the network suit it.")
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
