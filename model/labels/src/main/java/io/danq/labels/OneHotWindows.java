package io.danq.labels;

import io.danq.sequence.BaseOrder;
import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads labelled windows from two arrays: one-hot windows {@code [n, length, 4]} or {@code [n, 4,
 * length]}, with zeros for an N, and labels {@code [n, columns]}, 0 or 1. Not thread-safe.
 */
public final class OneHotWindows implements LabelledWindows {
  private static final int CHANNELS = 4;
  private static final int MAX_ROW = 64 << 20;

  private final ArrayRows x;
  private final ArrayRows y;
  private final String xName;
  private final String name;
  private final Closeable file;
  private final OneHotDecoder decoder;
  private final int length;
  private final float[] oneHot;
  private final float[] labels;
  private int read;

  /** An array and its name in the file. */
  public record Named(String name, ArrayRows rows) {}

  /**
   * Checks the shapes without reading a window.
   *
   * @param name what messages call the file
   * @param x the windows
   * @param y their labels
   * @param order the order of the data's channels
   * @param file closed with this
   * @throws LabelledDataException if an array has another shape
   */
  public OneHotWindows(String name, Named x, Named y, BaseOrder order, Closeable file)
      throws LabelledDataException {
    this.name = name;
    this.x = x.rows();
    this.y = y.rows();
    this.xName = x.name();
    this.file = file;
    List<Integer> shape = checkedShape(name, x, y);
    boolean channelsLast = shape.get(2) == CHANNELS;
    this.length = shape.get(channelsLast ? 1 : 2);
    this.decoder = new OneHotDecoder(order, length, channelsLast);
    this.oneHot = new float[row(name, x)];
    this.labels = new float[row(name, y)];
  }

  private static int row(String name, Named array) throws LabelledDataException {
    long size =
        array.rows().shape().stream()
            .skip(1)
            .mapToLong(Integer::longValue)
            .reduce(1, (a, b) -> a * b);
    if (size < 1 || size > MAX_ROW) {
      throw new LabelledDataException(
          name
              + ": "
              + array.name()
              + " has shape "
              + array.rows().shape()
              + ", needs 1 to "
              + MAX_ROW
              + " elements for a window");
    }
    return (int) size;
  }

  private static List<Integer> checkedShape(String name, Named x, Named y)
      throws LabelledDataException {
    List<Integer> shape = x.rows().shape();
    if (shape.size() != 3 || (shape.get(1) != CHANNELS && shape.get(2) != CHANNELS)) {
      throw new LabelledDataException(
          name
              + ": "
              + x.name()
              + " has shape "
              + shape
              + ", needs [windows, length, 4] or [windows, 4, length]");
    }
    List<Integer> labels = y.rows().shape();
    if (labels.size() != 2 || !labels.get(0).equals(shape.get(0))) {
      throw new LabelledDataException(
          name
              + ": "
              + y.name()
              + " has shape "
              + labels
              + ", needs ["
              + shape.get(0)
              + ", columns] for the windows of "
              + x.name());
    }
    return shape;
  }

  @Override
  public int count() {
    return x.shape().get(0);
  }

  @Override
  public int windowLength() {
    return length;
  }

  @Override
  public int columns() {
    return labels.length;
  }

  /**
   * Reads the next window; empty after the last.
   *
   * @throws IOException if the file is damaged, a row of the windows is not one-hot, or a label is
   *     neither 0 nor 1; the message names the place
   */
  @Override
  public Optional<LabelledWindow> next() throws IOException {
    if (!x.next(oneHot) || !y.next(labels)) {
      return Optional.empty();
    }
    LabelledWindow window =
        new LabelledWindow(decoder.decode(name, xName, read, oneHot, 0), labels());
    read++;
    return Optional.of(window);
  }

  private BitSet labels() throws LabelledDataException {
    BitSet positive = new BitSet(labels.length);
    for (int column = 0; column < labels.length; column++) {
      if (labels[column] != 0 && labels[column] != 1) {
        throw new LabelledDataException(
            name
                + ": label "
                + column
                + " of window "
                + read
                + " must be 0 or 1, was "
                + labels[column]);
      }
      positive.set(column, labels[column] == 1);
    }
    return positive;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
