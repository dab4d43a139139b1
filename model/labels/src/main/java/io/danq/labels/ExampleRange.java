package io.danq.labels;

import java.util.BitSet;
import java.util.Objects;

/** A part of other examples. */
record ExampleRange(Examples all, int from, int to) implements Examples {
  ExampleRange {
    Objects.checkFromToIndex(from, to, all.count());
  }

  @Override
  public int count() {
    return to - from;
  }

  @Override
  public int windowLength() {
    return all.windowLength();
  }

  @Override
  public int columns() {
    return all.columns();
  }

  @Override
  public void bases(int example, byte[] into) {
    all.bases(from + Objects.checkIndex(example, count()), into);
  }

  @Override
  public BitSet labels(int example) {
    return all.labels(from + Objects.checkIndex(example, count()));
  }
}
