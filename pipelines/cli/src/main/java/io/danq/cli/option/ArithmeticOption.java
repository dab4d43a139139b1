package io.danq.cli.option;

import io.danq.inference.Arithmetic;
import io.danq.inference.EngineChoice;
import io.danq.inference.Precision;
import picocli.CommandLine.Option;

/** The arithmetic that a command predicts with. */
public final class ArithmeticOption {
  @Option(
      names = "--precision",
      paramLabel = "float32|bf16|int8",
      description =
          "Numeric precision of the network. bf16 is faster on processors with AVX512-BF16 or AMX;"
              + " others use float32. int8 is fastest and changes probabilities by a few"
              + " thousandths. Default: ${DEFAULT-VALUE}")
  private Precision precision = Precision.FLOAT32;

  @Option(
      names = "--engine",
      paramLabel = "auto|onednn|onnxruntime",
      description =
          "Inference library. auto uses oneDNN if the processor and the network suit it, else ONNX"
              + " Runtime. Default: ${DEFAULT-VALUE}")
  private EngineChoice engine = EngineChoice.AUTO;

  public Arithmetic value() {
    return new Arithmetic(precision, engine);
  }
}
