package io.danq.cli.option;

import io.danq.learning.retraining.NetworkShape;
import picocli.CommandLine.Option;

/** The dimensions of a new network; the window and the targets come from the data. */
public final class NetworkOptions {
  @Option(
      names = "--filters",
      paramLabel = "NUMBER",
      defaultValue = "320",
      description = "Number of convolution filters. Default: ${DEFAULT-VALUE}")
  private int filters;

  @Option(
      names = "--kernel",
      paramLabel = "BASES",
      defaultValue = "26",
      description = "Width of a filter in bases. Default: ${DEFAULT-VALUE}")
  private int kernel;

  @Option(
      names = "--pool",
      paramLabel = "POSITIONS",
      defaultValue = "13",
      description = "Width and stride of the max-pooling. Default: ${DEFAULT-VALUE}")
  private int pool;

  @Option(
      names = "--units",
      paramLabel = "NUMBER",
      defaultValue = "320",
      description = "LSTM units in each direction. Default: ${DEFAULT-VALUE}")
  private int units;

  @Option(
      names = "--dense",
      paramLabel = "NUMBER",
      defaultValue = "925",
      description = "Units of the hidden dense layer. Default: ${DEFAULT-VALUE}")
  private int dense;

  /** The dimensions as the options have them. */
  public NetworkShape shape() {
    return new NetworkShape(filters, kernel, pool, units, dense);
  }
}
