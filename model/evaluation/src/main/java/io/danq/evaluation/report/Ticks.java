package io.danq.evaluation.report;

import java.util.Locale;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param first the lowest, in steps from 0
 * @param last the highest, in steps from 0
 * @param mantissa 1, 2 or 5
 * @param exponent of ten
 */
public record Ticks(long first, long last, int mantissa, int exponent) {
  private static final int MOST = 6;

  /** The fewest round numbers whose range contains two values; at most six steps. */
  public static Ticks around(double low, double high) {
    if (low == high) {
      double margin = Math.max(0.005, Math.abs(low) * 0.05);
      return around(low - margin, high + margin);
    }
    int exponent = (int) Math.floor(Math.log10((high - low) / MOST));
    for (int mantissa : new int[] {1, 2, 5}) {
      Ticks ticks = around(low, high, mantissa, exponent);
      if (ticks.steps() <= MOST) {
        return ticks;
      }
    }
    return around(low, high, 1, exponent + 1);
  }

  private static Ticks around(double low, double high, int mantissa, int exponent) {
    double step = mantissa * Math.pow(10, exponent);
    long first = (long) Math.floor(low / step);
    long last = (long) Math.ceil(high / step);
    return new Ticks(first, Math.max(last, first + 1), mantissa, exponent);
  }

  /** Number of steps between the ticks. */
  public int steps() {
    return (int) (last - first);
  }

  /** The value of a tick, or between two ticks, counted from the lowest. */
  public double value(double index) {
    return (first + index) * mantissa * Math.pow(10, exponent);
  }

  /** The position of a value: 0 at the lowest tick, 1 at the highest. */
  public double place(double value) {
    return (value - value(0)) / (value(steps()) - value(0));
  }

  /** The label of a tick, with the digits it needs. */
  public String label(int index) {
    return String.format(Locale.ROOT, "%." + Math.max(0, -exponent) + "f", value(index));
  }
}
