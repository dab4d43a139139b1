package io.danq.labels;

import java.util.Optional;

/** Reads windows in memory one after the other; not thread-safe. */
final class PackedReader implements LabelledWindows {
  private final PackedWindows windows;
  private int read;

  PackedReader(PackedWindows windows) {
    this.windows = windows;
  }

  @Override
  public int count() {
    return windows.count();
  }

  @Override
  public int windowLength() {
    return windows.windowLength();
  }

  @Override
  public int columns() {
    return windows.columns();
  }

  @Override
  public Optional<LabelledWindow> next() {
    if (read == windows.count()) {
      return Optional.empty();
    }
    byte[] bases = new byte[windows.windowLength()];
    windows.bases(read, bases);
    return Optional.of(new LabelledWindow(bases, windows.labels(read++)));
  }

  @Override
  public void close() {
    // nothing is open
  }
}
