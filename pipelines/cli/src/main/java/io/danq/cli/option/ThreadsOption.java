package io.danq.cli.option;

import picocli.CommandLine.Option;

/** How many threads a command computes with. */
public final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "Number of computing threads. Default: the number of cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * The number.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public int value() {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1, was " + threads);
    }
    return threads;
  }
}
