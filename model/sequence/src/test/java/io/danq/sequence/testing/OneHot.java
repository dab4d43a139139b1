package io.danq.sequence.testing;

import java.util.Arrays;

/** Converts one-hot rows to bases and back, independently of the encoder under test. */
public final class OneHot {
  private static final int CHANNELS = 4;

  private OneHot() {}

  /**
   * The windows of an array.
   *
   * @param rows {@code [n, window, 4]} row-major; a row of zeros is an N
   * @param order the channels, such as {@code AGCT}
   */
  public static byte[][] decode(float[] rows, int window, String order) {
    byte[][] windows = new byte[rows.length / (window * CHANNELS)][window];
    for (int i = 0; i < windows.length * window; i++) {
      windows[i / window][i % window] = base(rows, i * CHANNELS, order);
    }
    return windows;
  }

  private static byte base(float[] rows, int at, String order) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      if (rows[at + channel] == 1) {
        return (byte) order.charAt(channel);
      }
      if (rows[at + channel] != 0) {
        String row = Arrays.toString(Arrays.copyOfRange(rows, at, at + CHANNELS));
        throw new IllegalArgumentException("not a one-hot row: " + row);
      }
    }
    return 'N';
  }

  /** {@code [window, 4]} row-major; letters that are not in {@code order} give a row of zeros. */
  public static float[] encode(byte[] bases, String order) {
    float[] rows = new float[bases.length * CHANNELS];
    for (int i = 0; i < bases.length; i++) {
      int channel = order.indexOf(bases[i]);
      if (channel >= 0) {
        rows[i * CHANNELS + channel] = 1;
      }
    }
    return rows;
  }
}
