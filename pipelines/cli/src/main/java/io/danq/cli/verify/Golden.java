package io.danq.cli.verify;

import io.danq.labels.numpy.NpzFile;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predictions that Keras made and NumPy saved.
 *
 * <ul>
 *   <li>{@code x}: float32 or uint8 {@code [n, window, 4]}, one-hot in the model's channel order, a
 *       row of zeros for N
 *   <li>{@code y}: float32 {@code [n, targets]}, Keras' probabilities for {@code x} as it is
 * </ul>
 *
 * @param name of the file
 * @param windows the bases of {@code x}
 * @param expected {@code y}
 */
record Golden(String name, List<byte[]> windows, List<float[]> expected) {
  /**
   * Reads the predictions of a model.
   *
   * @throws IOException if the file cannot be read or holds something else
   */
  static Golden read(Path file, ModelBundle bundle) throws IOException {
    try (NpzFile golden = NpzFile.open(file)) {
      return read(file, golden, bundle);
    }
  }

  private static Golden read(Path file, NpzFile golden, ModelBundle bundle) throws IOException {
    int window = bundle.manifest().network().window();
    int targets = bundle.manifest().network().targets();
    int[] x = golden.shape("x");
    int count = x.length == 0 ? 0 : x[0];
    require(file, "x", x, count, window, OneHotEncoder.CHANNELS);
    require(file, "y", golden.shape("y"), count, targets);
    float[] y = golden.floats("y");
    List<float[]> expected =
        IntStream.range(0, count)
            .mapToObj(i -> Arrays.copyOfRange(y, i * targets, (i + 1) * targets))
            .toList();
    return new Golden(
        file.getFileName().toString(),
        decode(file, golden.floats("x"), window, bundle.manifest().baseOrder()),
        expected);
  }

  /** The result of a check that predicted these windows as they are. */
  CheckResult compare(String check, float[][] predicted, Limits limits) {
    return CheckResult.of(
        check,
        windows.size(),
        Differences.largest(predicted, expected.toArray(float[][]::new)),
        limits.truth());
  }

  private static void require(Path file, String name, int[] found, int... expected)
      throws IOException {
    if (!Arrays.equals(found, expected) || found[0] == 0) {
      throw new IOException(
          file
              + ": "
              + name
              + " has shape "
              + Arrays.toString(found)
              + ", this model needs "
              + Arrays.toString(expected)
              + " with at least one row");
    }
  }

  private static List<byte[]> decode(Path file, float[] rows, int window, BaseOrder order)
      throws IOException {
    List<byte[]> windows = new ArrayList<>();
    for (int start = 0; start < rows.length; start += window * OneHotEncoder.CHANNELS) {
      byte[] bases = new byte[window];
      for (int i = 0; i < window; i++) {
        int at = start + i * OneHotEncoder.CHANNELS;
        float[] row = Arrays.copyOfRange(rows, at, at + OneHotEncoder.CHANNELS);
        bases[i] = base(row, order);
        if (bases[i] == 0) {
          throw new IOException(
              file
                  + ": x has "
                  + Arrays.toString(row)
                  + " at window "
                  + windows.size()
                  + ", position "
                  + i
                  + "; a row must have a single 1, or none for N");
        }
      }
      windows.add(bases);
    }
    return windows;
  }

  /** The base of a one-hot row; 0 if the row is not one-hot. */
  private static byte base(float[] row, BaseOrder order) {
    byte base = 'N';
    for (int channel = 0; channel < row.length; channel++) {
      if (row[channel] == 1 && base == 'N') {
        base = (byte) order.name().charAt(channel);
      } else if (row[channel] != 0) {
        return 0;
      }
    }
    return base;
  }
}
