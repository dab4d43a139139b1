package io.danq.data;

import io.danq.numpy.NpyArray;
import io.danq.numpy.NpyHeader;
import io.danq.numpy.NpzFile;
import io.danq.numpy.NumpyException;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Labelled windows of an {@code .npz} file; see {@link LabelledWindows#open}. */
final class NpzWindows implements LabelledWindows {
  private static final int CHANNELS = 4;

  private final NpzFile file;
  private final NpyArray x;
  private final NpyArray y;
  private final BaseOrder order;
  private final String name;
  private final boolean channelsLast;
  private final int length;
  private final float[] oneHot;
  private final float[] labels;
  private int read;

  private NpzWindows(Path path, NpzFile file, NpyArray x, NpyArray y, BaseOrder order)
      throws NumpyException {
    this.name = path.toString();
    this.file = file;
    this.x = x;
    this.y = y;
    this.order = order;
    List<Integer> shape = checkedShape(name, x.header(), y.header());
    this.channelsLast = shape.get(2) == CHANNELS;
    this.length = shape.get(channelsLast ? 1 : 2);
    this.oneHot = new float[(int) x.header().rowSize()];
    this.labels = new float[(int) y.header().rowSize()];
  }

  static NpzWindows open(Path path, BaseOrder order) throws IOException {
    NpzFile file = NpzFile.open(path);
    try {
      return new NpzWindows(path, file, file.array("x"), file.array("y"), order);
    } catch (IOException e) {
      file.close(); // and its arrays with it
      throw e;
    }
  }

  private static List<Integer> checkedShape(String name, NpyHeader x, NpyHeader y)
      throws NumpyException {
    List<Integer> shape = x.shape();
    if (shape.size() != 3 || (shape.get(1) != CHANNELS && shape.get(2) != CHANNELS)) {
      throw new NumpyException(
          name + ": x has shape " + shape + ", needs [windows, length, 4] or [windows, 4, length]");
    }
    if (y.shape().size() != 2 || y.rows() != x.rows()) {
      throw new NumpyException(
          name
              + ": y has shape "
              + y.shape()
              + ", needs ["
              + x.rows()
              + ", columns] for the windows of x");
    }
    return shape;
  }

  @Override
  public int count() {
    return x.header().rows();
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
   * @throws NumpyException if the file is damaged, a row of {@code x} is not one-hot, or a label is
   *     neither 0 nor 1; the message names the place
   */
  @Override
  public Optional<LabelledWindow> next() throws IOException {
    if (!x.next(oneHot) || !y.next(labels)) {
      return Optional.empty();
    }
    LabelledWindow window = new LabelledWindow(bases(), labels());
    read++;
    return Optional.of(window);
  }

  private byte[] bases() throws NumpyException {
    byte[] bases = new byte[length];
    int rowStep = channelsLast ? CHANNELS : 1;
    int channelStep = channelsLast ? 1 : length;
    for (int i = 0; i < length; i++) {
      bases[i] = base(i, i * rowStep, channelStep);
    }
    return bases;
  }

  private byte base(int position, int at, int channelStep) throws NumpyException {
    char base = 'N';
    for (int channel = 0; channel < CHANNELS; channel++) {
      float value = oneHot[at + channel * channelStep];
      if (value != 0) {
        if (value != 1 || base != 'N') {
          throw new NumpyException(
              name
                  + ": window "
                  + read
                  + " of x is not one-hot at position "
                  + position
                  + ", channel "
                  + channel
                  + ": "
                  + value);
        }
        base = order.name().charAt(channel);
      }
    }
    return (byte) base;
  }

  private BitSet labels() throws NumpyException {
    BitSet positive = new BitSet(labels.length);
    for (int column = 0; column < labels.length; column++) {
      if (labels[column] != 0 && labels[column] != 1) {
        throw new NumpyException(
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
