package io.danq.learning.data;

import io.danq.evaluation.LabelColumns;
import io.danq.labels.LabelledWindow;
import io.danq.labels.LabelledWindows;
import io.danq.labels.PackedWindows;
import io.danq.labels.Part;
import io.danq.learning.examples.ExampleFolder;
import io.danq.network.bundle.Target;
import io.danq.training.run.TrainingWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder of examples that {@code danq examples} wrote. It names its targets, has three parts, and
 * keeps the windows of each in a random order.
 *
 * @param path the folder
 */
record LabelledFolder(Path path) implements LabelledData {
  private ExampleFolder folder() {
    return ExampleFolder.at(path.toString());
  }

  @Override
  public Path newestFile() {
    return path.resolve(ExampleFolder.COUNTS_FILE);
  }

  @Override
  public boolean hasOnePart() {
    return false;
  }

  @Override
  public String name(Part part) {
    return name() + ", " + part.title();
  }

  @Override
  public Optional<List<Target>> targets() throws IOException {
    return Optional.of(folder().targets());
  }

  @Override
  public long count(Part part) throws IOException {
    return folder().counts().examples(part);
  }

  @Override
  public PackedWindows read(Part part) throws IOException {
    Collector collector = new Collector(folder().targets().size());
    folder().read(part, collector);
    return collector
        .builder
        .orElseThrow(() -> new IOException(path + " has no " + part.title() + " examples"))
        .build();
  }

  @Override
  public LabelledWindows open(Part part) throws IOException {
    return read(part).reader();
  }

  @Override
  public LabelColumns columns(List<Target> model, int columns) throws IOException {
    return LabelColumns.named(model, folder().targets());
  }

  @Override
  public TrainingWindows split(double share) throws IOException {
    if (count(Part.VALIDATION) > 0) {
      return new TrainingWindows(read(Part.TRAIN), read(Part.VALIDATION));
    }
    TrainingWindows.checkShare(share);
    return TrainingWindows.split(read(Part.TRAIN), share);
  }

  /** Packs windows as they come. All must have the length of the first one. */
  private static final class Collector implements Consumer<LabelledWindow> {
    private final int targets;
    private Optional<PackedWindows.Builder> builder = Optional.empty();

    Collector(int targets) {
      this.targets = targets;
    }

    @Override
    public void accept(LabelledWindow window) {
      if (builder.isEmpty()) {
        builder = Optional.of(new PackedWindows.Builder(window.bases().length, targets));
      }
      builder.get().add(window);
    }
  }
}
