package io.danq.learning.data;

import io.danq.evaluation.EvaluationException;
import io.danq.evaluation.LabelColumns;
import io.danq.labels.LabelledWindows;
import io.danq.labels.PackedWindows;
import io.danq.labels.Part;
import io.danq.labels.file.LabelledFiles;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import io.danq.training.run.TrainingWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of labelled windows in a format that {@link LabelledFiles} opens. It names no targets and
 * has no parts.
 *
 * @param path the file
 * @param labels the labels of a {@code .npy} file; empty for others
 * @param order the order of the channels
 */
record LabelledFile(Path path, Optional<Path> labels, BaseOrder order) implements LabelledData {
  @Override
  public Path newestFile() {
    return path;
  }

  @Override
  public boolean hasOnePart() {
    return true;
  }

  @Override
  public String name(Part part) {
    return name();
  }

  @Override
  public Optional<List<Target>> targets() {
    return Optional.empty();
  }

  @Override
  public long count(Part part) throws IOException {
    try (LabelledWindows windows = open(part)) {
      return windows.count();
    }
  }

  @Override
  public PackedWindows read(Part part) throws IOException {
    try (LabelledWindows windows = open(part)) {
      return PackedWindows.read(windows);
    }
  }

  @Override
  public LabelledWindows open(Part part) throws IOException {
    return LabelledFiles.open(path, labels, order);
  }

  @Override
  public LabelColumns columns(List<Target> model, int columns) throws EvaluationException {
    return LabelColumns.match(model, columns);
  }

  @Override
  public TrainingWindows split(double share) throws IOException {
    TrainingWindows.checkShare(share);
    return TrainingWindows.split(read(Part.TRAIN), share);
  }
}
