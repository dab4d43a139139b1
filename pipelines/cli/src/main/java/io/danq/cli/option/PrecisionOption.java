package io.danq.cli.option;

import io.danq.inference.Precision;
import picocli.CommandLine.Option;

/** The arithmetic that a command predicts with. */
public final class PrecisionOption {
  @Option(
      names = "--precision",
      paramLabel = "float32|int8",
      description =
          "Arithmetic of the network; int8 is faster and changes probabilities by some thousandths."
              + " Default: ${DEFAULT-VALUE}")
  private Precision precision = Precision.FLOAT32;

  public Precision value() {
    return precision;
  }
}
