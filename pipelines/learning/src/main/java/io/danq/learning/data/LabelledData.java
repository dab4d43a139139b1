package io.danq.learning.data;

import io.danq.evaluation.EvaluationException;
import io.danq.evaluation.LabelColumns;
import io.danq.labels.Examples;
import io.danq.labels.LabelledExample;
import io.danq.labels.LabelledWindows;
import io.danq.labels.PackedExamples;
import io.danq.labels.Part;
import io.danq.labels.file.LabelledFiles;
import io.danq.learning.examples.ExampleFolder;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Labelled windows on this machine: a file as {@link LabelledFiles} takes it, or a folder of
 * examples as {@code danq examples} makes it, which knows its targets and is split into parts.
 *
 * @param path the file or folder
 * @param labels the labels of a {@code .npy} file; empty for others
 * @param order the order of a file's channels
 */
public record LabelledData(Path path, Optional<Path> labels, BaseOrder order) {
  /**
   * Checks that a folder comes alone.
   *
   * @throws IllegalArgumentException if there are labels beside a folder, which holds its own
   */
  public LabelledData {
    if (labels.isPresent() && Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          path + " is a folder, which holds its labels itself: " + labels.get() + " is too much");
    }
  }

  /** A file that holds its labels itself, or a folder. */
  public LabelledData(Path path, BaseOrder order) {
    this(path, Optional.empty(), order);
  }

  /** Whether it is a folder of examples. */
  public boolean isFolder() {
    return Files.isDirectory(path);
  }

  /** What it is called in reports. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** What a part of it is called in reports; a file is its own part. */
  public String name(Part part) {
    return isFolder() ? name() + ", " + part.title() : name();
  }

  private ExampleFolder folder() {
    return ExampleFolder.at(path.toString());
  }

  /**
   * What the label columns are; empty for a file, which does not say.
   *
   * @throws IOException if the folder holds no examples
   */
  public Optional<List<Target>> targets() throws IOException {
    return isFolder() ? Optional.of(folder().targets()) : Optional.empty();
  }

  /**
   * Number of windows in a part; a file is its own part, whichever is asked for.
   *
   * @throws IOException if the data cannot be read
   */
  public long count(Part part) throws IOException {
    if (isFolder()) {
      return folder().counts().examples(part);
    }
    try (LabelledWindows windows = openFile()) {
      return windows.count();
    }
  }

  /**
   * Reads the windows of a part into memory; of a file, all of them.
   *
   * @throws IOException if the data cannot be read, is damaged, or has no such windows
   */
  public Examples read(Part part) throws IOException {
    if (isFolder()) {
      Collector collector = new Collector(folder().targets().size());
      folder().read(part, collector);
      return collector.examples(path + " has no " + part.title() + " examples");
    }
    try (LabelledWindows windows = openFile()) {
      return PackedExamples.read(windows);
    }
  }

  /**
   * Opens the windows of a part, one after the other; of a file, all of them.
   *
   * @throws IOException as {@link #read}
   */
  public LabelledWindows open(Part part) throws IOException {
    return isFolder() ? new ExampleWindows(read(part)) : openFile();
  }

  private LabelledWindows openFile() throws IOException {
    return LabelledFiles.open(path, labels, order);
  }

  /**
   * Which column is which target's: by name where the columns are named, by {@link
   * LabelColumns#match} otherwise.
   *
   * @param model what a network's outputs predict
   * @param columns the number of label columns
   * @throws EvaluationException if it cannot be known, or no target has a column
   */
  public LabelColumns columns(List<Target> model, int columns) throws IOException {
    Optional<List<Target>> named = targets();
    return named.isPresent()
        ? LabelColumns.named(model, named.get())
        : LabelColumns.match(model, columns);
  }

  /** Packs examples as they come; the first one's length is that of all. */
  private static final class Collector implements Consumer<LabelledExample> {
    private final int targets;
    private Optional<PackedExamples.Builder> builder = Optional.empty();

    Collector(int targets) {
      this.targets = targets;
    }

    @Override
    public void accept(LabelledExample example) {
      if (builder.isEmpty()) {
        builder = Optional.of(new PackedExamples.Builder(example.bases().length, targets));
      }
      builder.get().add(example.bases(), example.labels());
    }

    Examples examples(String missing) throws IOException {
      return builder.orElseThrow(() -> new IOException(missing)).build();
    }
  }
}
