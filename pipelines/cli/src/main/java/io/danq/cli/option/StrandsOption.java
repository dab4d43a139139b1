package io.danq.cli.option;

import io.danq.inference.Strands;
import picocli.CommandLine.Option;

/** The strands that a command predicts. */
public final class StrandsOption {
  @Option(
      names = "--strands",
      paramLabel = "both|forward",
      description =
          "Strands to predict: both (mean of the window and its reverse complement) or forward"
              + " (half the work). Default: ${DEFAULT-VALUE}")
  private Strands strands = Strands.BOTH;

  public Strands value() {
    return strands;
  }
}
