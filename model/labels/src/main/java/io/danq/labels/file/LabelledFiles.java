package io.danq.labels.file;

import io.danq.labels.LabelledDataException;
import io.danq.labels.LabelledWindows;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens files of labelled windows. The format is recognised from the content:
 *
 * <ul>
 *   <li>NumPy's {@code .npz} of {@code x}, one-hot {@code [n, length, 4]} or {@code [n, 4,
 *       length]}, and {@code y}, {@code [n, columns]}
 *   <li>two of NumPy's {@code .npy} files, of the same arrays
 *   <li>MATLAB's version 5, as DeepSEA's {@code valid.mat} and {@code test.mat}: {@code validxdata}
 *       {@code [n, 4, length]} and {@code validdata} {@code [n, columns]}; {@code train…}, {@code
 *       test…}, or {@code x} and {@code y}, likewise. The entire file is read into memory, one bit
 *       per number.
 *   <li>MATLAB's version 7.3 or other HDF5 files, as DeepSEA's {@code train.mat}: the same
 *       variables, uint8, which HDF5 shows with their axes reversed, {@code [length, 4, n]} and
 *       {@code [columns, n]}. Read some thousand windows at a time.
 * </ul>
 */
public final class LabelledFiles {
  /**
   * Bytes needed to recognise the format: HDF5's signature may come after 512 bytes of MATLAB's.
   */
  private static final int HEAD = 520;

  private LabelledFiles() {}

  private enum Kind {
    NPZ,
    NPY,
    MATLAB_5,
    HDF5
  }

  /**
   * Opens a file and checks its shapes.
   *
   * @param data the windows, with their labels unless it is a {@code .npy} file
   * @param labels the labels of a {@code .npy} file; empty for others
   * @param order the order of the data's channels, {@link BaseOrder#AGCT} for DeepSEA's
   * @throws IOException if it is not one of these formats, cannot be read, is damaged, or holds
   *     something else; the message says what was expected and what was found
   * @throws IllegalArgumentException if labels are given for a file that has its own, or missing
   *     for one that has not
   */
  public static LabelledWindows open(Path data, Optional<Path> labels, BaseOrder order)
      throws IOException {
    Kind kind = kind(data);
    if (labels.isPresent() != (kind == Kind.NPY)) {
      throw new IllegalArgumentException(
          labels.isPresent()
              ? data
                  + " is not a .npy file and contains its labels, "
                  + labels.get()
                  + " is too much"
              : data + " is a .npy file, which has no labels: a second one with them is needed");
    }
    return switch (kind) {
      case NPZ -> LabelledWindows.open(data, order);
      case NPY -> LabelledWindows.open(data, labels.orElseThrow(), order);
      case MATLAB_5 -> MatlabFile.open(data, order);
      case HDF5 -> Hdf5Windows.open(data, order);
    };
  }

  private static Kind kind(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (startsWith(head, 0, 'P', 'K')) {
      return Kind.NPZ;
    }
    if (startsWith(head, 0, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
      return Kind.NPY;
    }
    if (isHdf5(head, 0) || isHdf5(head, 512)) {
      return Kind.HDF5;
    }
    if (MatlabFile.isOne(head)) {
      return Kind.MATLAB_5;
    }
    throw new LabelledDataException(
        file
            + " holds no labelled windows in a known format: expected NumPy's .npz or .npy, or"
            + " MATLAB's .mat of version 5 or 7.3, found "
            + (head.length == 0 ? "an empty file" : "something else"));
  }

  private static boolean isHdf5(byte[] head, int at) {
    return startsWith(head, at, 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n');
  }

  private static boolean startsWith(byte[] head, int at, int... magic) {
    if (head.length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[at + i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
