package io.danq.learning.data;

import io.danq.evaluation.EvaluationException;
import io.danq.evaluation.LabelColumns;
import io.danq.labels.LabelledWindows;
import io.danq.labels.PackedWindows;
import io.danq.labels.Part;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import io.danq.training.run.TrainingWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Labelled windows that a command names: a {@linkplain LabelledFile file}, or a {@linkplain
 * LabelledFolder folder} of examples. Both are on this machine.
 */
public sealed interface LabelledData permits LabelledFile, LabelledFolder {
  /**
   * The data at a path: a folder if the path is a folder now, otherwise a file.
   *
   * @param labels the labels of a {@code .npy} file; empty for others
   * @param order the order of a file's channels
   * @throws IllegalArgumentException if a folder comes with a file of labels
   */
  static LabelledData at(Path path, Optional<Path> labels, BaseOrder order) {
    if (!Files.isDirectory(path)) {
      return new LabelledFile(path, labels, order);
    }
    if (labels.isPresent()) {
      throw new IllegalArgumentException(
          path + " is a folder and holds its own labels; leave out " + labels.get());
    }
    return new LabelledFolder(path);
  }

  /** The file or folder. */
  Path path();

  /** The file whose size and time change whenever the data does. */
  Path newestFile();

  /** Whether all windows are one part. */
  boolean hasOnePart();

  /** The name of the data in reports. */
  default String name() {
    return path().toAbsolutePath().normalize().getFileName().toString();
  }

  /** The name of a part in reports. */
  String name(Part part);

  /**
   * The targets of the label columns; empty if the data does not name them.
   *
   * @throws IOException if the data cannot be read
   */
  Optional<List<Target>> targets() throws IOException;

  /**
   * Number of windows in a part. A file has only one part and returns it for every name.
   *
   * @throws IOException if the data cannot be read
   */
  long count(Part part) throws IOException;

  /**
   * Reads the windows of a part into memory.
   *
   * @throws IOException if the data cannot be read, is damaged, or has no windows in this part
   */
  PackedWindows read(Part part) throws IOException;

  /**
   * Opens the windows of a part, to be read one after the other.
   *
   * @throws IOException as {@link #read}
   */
  LabelledWindows open(Part part) throws IOException;

  /**
   * Finds the label column of each target.
   *
   * @param model what a network's outputs predict
   * @param columns the number of label columns
   * @throws EvaluationException if the columns cannot be known, or no target has one
   */
  LabelColumns columns(List<Target> model, int columns) throws IOException;

  /**
   * Reads the windows of a training without validation data of its own. They are validated on the
   * validation part of a folder, if it has any windows, and otherwise on the last windows of the
   * data, as with Keras' {@code validation_split}.
   *
   * @param share fraction of the windows to hold out in that case, above 0 and below 1
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException if the share is needed and outside its range
   */
  TrainingWindows split(double share) throws IOException;

  /**
   * Reads the windows of a training.
   *
   * @param validation validation data of its own; without it, this data is {@linkplain
   *     #split(double) split}
   * @param share as in {@link #split(double)}
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException if the share is needed and outside its range
   */
  default TrainingWindows split(Optional<LabelledData> validation, double share)
      throws IOException {
    return validation.isPresent()
        ? new TrainingWindows(read(Part.TRAIN), validation.get().read(Part.VALIDATION))
        : split(share);
  }
}
