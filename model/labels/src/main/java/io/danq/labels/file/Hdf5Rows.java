package io.danq.labels.file;

import io.danq.labels.ArrayRows;
import io.danq.labels.LabelledDataException;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * An array of bytes whose last axis is the windows, as HDF5 presents what MATLAB wrote. It is read
 * in slabs of about a thousand windows. A slab is as wide as one or more of the array's chunks, so
 * that no chunk is unpacked twice, provided that a slab of one chunk's width fits into {@value
 * #MAX_SLAB} bytes.
 */
final class Hdf5Rows implements ArrayRows {
  private static final int MAX_SLAB = 256 << 20;
  private static final int MAX_CHUNK = 256 << 20;
  private static final int MAX_DEFLATION = 1032; // the most that deflate can shrink
  private static final int SLAB_WINDOWS = 4096;

  private final String what;
  private final DatasetBase dataset;
  private final int windows;
  private final List<Integer> shape;
  private final int rowSize;
  private final int slabWindows;
  private ByteBuffer slab = ByteBuffer.allocate(0);
  private int slabWidth; // windows in the slab
  private int inSlab; // of them read
  private int read; // windows before the slab

  private Hdf5Rows(
      String what, DatasetBase dataset, List<Integer> shape, int rowSize, int chunkWindows) {
    this.what = what;
    this.dataset = dataset;
    this.shape = shape;
    this.windows = shape.get(0);
    this.rowSize = rowSize;
    int fit = Math.max(1, MAX_SLAB / rowSize);
    int chunks = Math.max(1, SLAB_WINDOWS / chunkWindows);
    this.slabWindows = (int) Math.min(fit, (long) chunks * chunkWindows);
  }

  /**
   * Checks type, shape and chunks.
   *
   * @param what its name in messages
   * @param fileSize bytes of the file, which limit what the array may claim to hold
   * @throws LabelledDataException if it is something else than bytes {@code [length, 4, windows]}
   *     or {@code [columns, windows]}
   */
  static Hdf5Rows of(String what, DatasetBase dataset, long fileSize) throws LabelledDataException {
    long[] axes = dataset.getDimensionsAsLong();
    DataType type = dataset.getDataType();
    if (!(type instanceof FixedPoint) || type.getSize() != 1) {
      throw new LabelledDataException(what + ": expected uint8, found " + name(type));
    }
    String found = Arrays.toString(axes);
    long size = axes.length < 2 ? 0 : axes[0];
    for (int i = 1; i < axes.length - 1; i++) {
      size = size > Integer.MAX_VALUE ? size : size * axes[i];
    }
    long windows = axes.length == 0 ? 0 : axes[axes.length - 1];
    if (axes.length < 2 || axes.length > 3 || windows < 1 || windows > Integer.MAX_VALUE) {
      throw new LabelledDataException(
          what + ": expected [length, 4, windows] or [columns, windows], found " + found);
    }
    if (size < 1 || size > MAX_SLAB) {
      throw new LabelledDataException(
          what + ": expected 1 to " + MAX_SLAB + " bytes for a window, found " + found);
    }
    if (size * windows > MAX_DEFLATION * fileSize) {
      throw new LabelledDataException(
          what + " claims the shape " + found + " in a file of " + fileSize + " bytes");
    }
    Integer[] shape = new Integer[axes.length];
    shape[0] = (int) windows;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = (int) axes[i - 1];
    }
    return new Hdf5Rows(
        what, dataset, List.of(shape), (int) size, chunkWindows(what, dataset, fileSize));
  }

  private static int chunkWindows(String what, DatasetBase dataset, long fileSize)
      throws LabelledDataException {
    if (!(dataset instanceof ChunkedDataset chunked)) {
      return 1;
    }
    int[] chunk = chunked.getChunkDimensions();
    long size = 1;
    for (int axis : chunk) {
      size = axis < 1 || size > MAX_CHUNK ? Long.MAX_VALUE / 2 : size * axis;
    }
    long most = Math.min(MAX_CHUNK, MAX_DEFLATION * fileSize);
    if (size > most) {
      throw new LabelledDataException(
          what
              + ": expected chunks of at most "
              + most
              + " bytes, found "
              + Arrays.toString(chunk));
    }
    return chunk[chunk.length - 1];
  }

  private static String name(DataType type) {
    int bits = type.getSize() * Byte.SIZE;
    return type instanceof FixedPoint
        ? "int" + bits
        : type instanceof FloatingPoint ? "float" + bits : type.getClass().getSimpleName();
  }

  @Override
  public List<Integer> shape() {
    return shape;
  }

  @Override
  public boolean next(float[] into) throws IOException {
    if (inSlab == slabWidth) {
      read += slabWidth;
      if (read == windows) {
        slab = ByteBuffer.allocate(0);
        slabWidth = 0;
        inSlab = 0;
        return false;
      }
      readSlab();
    }
    for (int i = 0; i < rowSize; i++) {
      into[i] = slab.get(i * slabWidth + inSlab);
    }
    inSlab++;
    return true;
  }

  private void readSlab() throws IOException {
    int width = Math.min(slabWindows, windows - read);
    int axes = shape.size();
    long[] from = new long[axes];
    int[] size = new int[axes];
    for (int i = 1; i < axes; i++) {
      size[i - 1] = shape.get(i);
    }
    from[axes - 1] = read;
    size[axes - 1] = width;
    ByteBuffer bytes;
    try {
      bytes = dataset.getSliceDataBuffer(from, size);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Hdf5Windows.damaged(what + " from window " + read + " on", e);
    }
    if (bytes.remaining() != rowSize * width) {
      throw new LabelledDataException(
          what
              + " from window "
              + read
              + " on: expected "
              + (long) rowSize * width
              + " bytes, found "
              + bytes.remaining());
    }
    slab = bytes;
    slabWidth = width;
    inSlab = 0;
  }
}
