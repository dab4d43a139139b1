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
          "Arithmetic of the network. bf16 is faster on processors with AVX512-BF16 or AMX, and"
              + " float32 on others. int8 is the fastest and changes probabilities by some"
              + " thousandths. Default: ${DEFAULT-VALUE}")
  private Precision precision = Precision.FLOAT32;

  @Option(
      names = "--engine",
      paramLabel = "auto|onednn|onnxruntime",
      description =
          "Library that computes the network. auto is oneDNN where the processor and the network"
              + " suit it, else ONNX Runtime. Default: ${DEFAULT-VALUE}")
  private EngineChoice engine = EngineChoice.AUTO;

  public Arithmetic value() {
    return new Arithmetic(precision, engine);
  }
}
