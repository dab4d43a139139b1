package io.danq.retraining;

import io.danq.bundle.Target;
import io.danq.data.LabelledWindows;
import io.danq.evaluation.EvaluationException;
import io.danq.evaluation.LabelColumns;
import io.danq.examples.ExampleFolder;
import io.danq.examples.LabelledExample;
import io.danq.examples.Part;
import io.danq.sequence.BaseOrder;
import io.danq.training.Examples;
import io.danq.training.PackedExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Labelled windows on this machine: a NumPy {@code .npz} file, or a folder of examples as {@code
 * danq examples} makes it, which knows its targets and is split into parts.
 *
 * @param path the file or folder
 * @param order the order of an {@code .npz} file's channels
 */
public record LabelledData(Path path, BaseOrder order) {
  /** Whether it is a folder of examples. */
  public boolean isFolder() {
    return Files.isDirectory(path);
  }

  /** What it is called in reports. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
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
    try (LabelledWindows windows = LabelledWindows.open(path, order)) {
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
    try (LabelledWindows windows = LabelledWindows.open(path, order)) {
      return PackedExamples.read(windows);
    }
  }

  /**
   * Opens the windows of a part, one after the other; of a file, all of them.
   *
   * @throws IOException as {@link #read}
   */
  public LabelledWindows open(Part part) throws IOException {
    return isFolder() ? new ExampleWindows(read(part)) : LabelledWindows.open(path, order);
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
