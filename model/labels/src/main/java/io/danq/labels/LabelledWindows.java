package io.danq.labels;

import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads labelled windows one after the other. Implementations are not thread-safe. */
public interface LabelledWindows extends AutoCloseable {
  /**
   * Opens an {@code .npz} file and checks its arrays' shapes; no window is read yet.
   *
   * <ul>
   *   <li>{@code x}: one-hot windows {@code [n, length, 4]}, or {@code [n, 4, length]} as in
   *       DeepSEA's own files; zeros in all four channels are an N
   *   <li>{@code y}: labels {@code [n, columns]}, 0 or 1
   * </ul>
   *
   * <p>Both may have any type in {@link io.danq.labels.numpy.NpyType}. The order of the channels is
   * that of the data: {@link BaseOrder#AGCT} in everything from DeepSEA. It need not be the
   * network's order, because windows are handed out as bases.
   *
   * @param order the order of the data's channels
   * @throws IOException if the file is something else; the message names what is wrong
   */
  static LabelledWindows open(Path path, BaseOrder order) throws IOException {
    return NpzWindows.open(path, order);
  }

  /**
   * Opens a pair of {@code .npy} files with the shapes above.
   *
   * @param x the windows
   * @param y their labels
   * @param order the order of the data's channels
   * @throws IOException if the files are something else; the message names what is wrong
   */
  static LabelledWindows open(Path x, Path y, BaseOrder order) throws IOException {
    return NpzWindows.open(x, y, order);
  }

  /** Number of windows in all, read or not. */
  int count();

  /** Number of bases in a window. */
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
