package io.danq.cli.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One measurement of one subject. A figure that was not measured is NaN.
 *
 * @param subject what ran, such as {@code onnxruntime int8, k-mer convolution}
 * @param windowsPerSecond throughput over all windows and threads
 * @param millisForOne time of a call with one window, median of several
 * @param millisForBatch time of a call with 64 windows, median of several
 * @param loadSeconds from the bundle on disk to the first prediction
 * @param residentMegabytes what loading and predicting added to the process's resident memory
 */
public record Measurement(
    String subject,
    double windowsPerSecond,
    double millisForOne,
    double millisForBatch,
    double loadSeconds,
    double residentMegabytes) {
  /** A measurement of the throughput only. */
  static Measurement ofThroughput(String subject, double windowsPerSecond) {
    double none = Double.NaN;
    return new Measurement(subject, windowsPerSecond, none, none, none, none);
  }

  /** The median of each figure over several measurements of one subject. */
  public static Measurement median(List<Measurement> rounds) {
    return new Measurement(
        rounds.get(0).subject(),
        median(rounds, Measurement::windowsPerSecond),
        median(rounds, Measurement::millisForOne),
        median(rounds, Measurement::millisForBatch),
        median(rounds, Measurement::loadSeconds),
        median(rounds, Measurement::residentMegabytes));
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
