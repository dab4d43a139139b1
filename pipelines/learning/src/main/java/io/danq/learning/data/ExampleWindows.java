package io.danq.learning.data;

import io.danq.labels.Examples;
import io.danq.labels.LabelledWindow;
import io.danq.labels.LabelledWindows;
import java.util.Optional;

/** Examples in memory, read one after the other. Not thread-safe. */
final class ExampleWindows implements LabelledWindows {
  private final Examples examples;
  private int read;

  ExampleWindows(Examples examples) {
    this.examples = examples;
  }

  @Override
  public int count() {
    return examples.count();
  }

  @Override
  public int windowLength() {
    return examples.windowLength();
  }

  @Override
  public int columns() {
    return examples.columns();
  }

  @Override
  public Optional<LabelledWindow> next() {
    if (read == examples.count()) {
      return Optional.empty();
    }
    byte[] bases = new byte[examples.windowLength()];
    examples.bases(read, bases);
    return Optional.of(new LabelledWindow(bases, examples.labels(read++)));
  }

  @Override
  public void close() {
    // nothing is open
  }
}
