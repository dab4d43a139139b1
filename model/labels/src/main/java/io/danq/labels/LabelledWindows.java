package io.danq.labels;

import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Labelled windows, read one after the other. Implementations are not thread-safe. */
public interface LabelledWindows extends AutoCloseable {
  /**
   * Opens an {@code .npz} file and checks its arrays' shapes; no window is read yet.
   *
   * <ul>
   *   <li>{@code x}: one-hot windows {@code [n, length, 4]}, or {@code [n, 4, length]} as DeepSEA's
   *       own files have them; a row of zeros is an N
   *   <li>{@code y}: labels {@code [n, columns]}, 0 or 1
   * </ul>
   *
   * <p>Both of any of {@link io.danq.labels.numpy.NpyType}'s types. The channels' order is the
   * data's own, {@link BaseOrder#AGCT} in everything that comes from DeepSEA, whatever order the
   * network takes: a window leaves as its bases.
   *
   * @param order the order of the data's channels
   * @throws IOException if it is no such file; the message names what is wrong
   */
  static LabelledWindows open(Path path, BaseOrder order) throws IOException {
    return NpzWindows.open(path, order);
  }

  /**
   * Opens a pair of {@code .npy} files, of the shapes above.
   *
   * @param x the windows
   * @param y their labels
   * @param order the order of the data's channels
   * @throws IOException if they are no such files; the message names what is wrong
   */
  static LabelledWindows open(Path x, Path y, BaseOrder order) throws IOException {
    return NpzWindows.open(x, y, order);
  }

  /** Number of windows, those that were read included. */
  int count();

  /** Bases in a window. */
  int windowLength();

  /** Number of labels of a window. */
  int columns();

  /**
   * Reads the next window; empty after the last.
   *
   * @throws IOException if the data cannot be read or is damaged; the message names the place
   */
  Optional<LabelledWindow> next() throws IOException;

  @Override
  void close() throws IOException;
}
