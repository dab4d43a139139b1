package io.danq.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An open HDF5 file. jHDF reads its structure. Floats are read here, straight from the file into
 * off-heap memory, after a check of their type, shape and place in the file. Links are never
 * followed, because they may name any file on this machine. Not thread-safe.
 *
 * <p>On a damaged file jHDF throws unchecked exceptions, which pass through.
 */
final class Hdf5File implements Closeable {
  /** The longest text attribute, in bytes. */
  static final int MAX_TEXT = 16 << 20;

  private static final int MAX_NAMES = 1024;
  private static final int CHUNK = 1 << 20;

  private final HdfFile hdf;
  private final FileChannel channel;
  private boolean rounded;

  private Hdf5File(HdfFile hdf) {
    this.hdf = hdf;
    this.channel = hdf.getHdfBackingStorage().getFileChannel();
  }

  static Hdf5File open(Path path) throws IOException {
    Hdf5File file = new Hdf5File(new HdfFile(path));
    try {
      file.requireWhole();
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void requireWhole() throws IOException {
    long end = hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
    if (end > channel.size()) {
      throw new KerasImportException(
          "the file is truncated: it should have " + end + " bytes and has " + channel.size());
    }
  }

  Group root() {
    return hdf;
  }

  /** The node at a path of names separated by slashes; links are refused. */
  Optional<Node> find(Group from, String path) throws KerasImportException {
    Node node = from;
    for (String name : path.split("/", -1)) {
      if (name.isEmpty()) {
        continue;
      }
      node = node instanceof Group group ? group.getChild(name) : null;
      if (node == null) {
        return Optional.empty();
      }
      if (node.isLink()) {
        throw new KerasImportException(
            "expected " + node.getPath() + " in the file itself, found a link");
      }
    }
    return Optional.of(node);
  }

  Optional<Group> group(String path) throws KerasImportException {
    return find(hdf, path).filter(Group.class::isInstance).map(Group.class::cast);
  }

  /** A text attribute of a node; empty if there is none. */
  static Optional<String> text(Node node, String name) throws KerasImportException {
    Attribute attribute = node.getAttribute(name);
    if (attribute == null) {
      return Optional.empty();
    }
    if (!attribute.isScalar() || attribute.getSizeInBytes() > MAX_TEXT) {
      throw new KerasImportException(
          "attribute "
              + name
              + ": expected one text of at most "
              + MAX_TEXT
              + " bytes, found more");
    }
    if (attribute.getData() instanceof String text && text.length() <= MAX_TEXT) {
      return Optional.of(text);
    }
    throw new KerasImportException(
        "attribute " + name + ": expected text, found " + attribute.getDataType());
  }

  /**
   * An integer attribute of a node; empty if there is none.
   *
   * @param place the node's name in messages
   */
  static OptionalInt integer(Node node, String place, String name) throws KerasImportException {
    Attribute attribute = node.getAttribute(name);
    if (attribute == null) {
      return OptionalInt.empty();
    }
    if (attribute.getSize() == 1
        && attribute.getDataType() instanceof FixedPoint
        && single(attribute.getData()) instanceof Number number
        && number.longValue() == number.intValue()) {
      return OptionalInt.of(number.intValue());
    }
    throw new KerasImportException(
        place + ": expected an integer " + name + ", found " + attribute.getDataType());
  }

  private static Object single(Object data) {
    return data.getClass().isArray() ? Array.get(data, 0) : data;
  }

  /** Whether {@link #read} has rounded float64 to float32. */
  boolean hasRounded() {
    return rounded;
  }

  /** A list of texts in an attribute of a node; empty if there is none. */
  static List<String> texts(Node node, String name) throws KerasImportException {
    Attribute attribute = node.getAttribute(name);
    if (attribute == null || attribute.getSize() == 0) {
      return List.of();
    }
    if (attribute.getSize() <= MAX_NAMES
        && attribute.getSizeInBytes() <= MAX_TEXT
        && attribute.getData() instanceof String[] texts) {
      return List.of(texts);
    }
    throw new KerasImportException(
        "attribute " + name + ": expected a list of names, found " + attribute.getDataType());
  }

  /**
   * Reads a whole dataset; float64 is rounded.
   *
   * @param what its name in messages
   * @param shape the shape it must have
   * @throws KerasImportException if it is not contiguous float32 or float64 of that shape inside
   *     the file, or holds a number that is not finite as a float32
   */
  FloatBuffer read(String what, Dataset dataset, long[] shape) throws IOException {
    long[] found = dataset.getDimensionsAsLong();
    require(what, Arrays.equals(found, shape), "shape " + show(shape), show(found));
    int size = floatSize(dataset.getDataType());
    require(what, size > 0, "float32 or float64", name(dataset.getDataType()));
    require(
        what,
        dataset instanceof ContiguousDataset,
        "contiguous storage, as Keras writes it",
        dataset.getDataLayout().name().toLowerCase(Locale.ROOT) + " storage");
    require(what, !dataset.isEmpty(), "values in the file", "none");
    long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    long bytes = Math.multiplyExact(size, count);
    long start = ((ContiguousDataset) dataset).getDataAddress() + hdf.getUserBlockSize();
    require(
        what,
        start >= 0 && bytes <= channel.size() - start,
        bytes + " bytes in a file of " + channel.size(),
        "them to start at " + start);
    FloatBuffer floats = OffHeap.floats(what, count);
    read(start, size, floats);
    rounded |= size == Double.BYTES;
    int fault = OffHeap.indexOfNonFinite(floats);
    if (fault >= 0) {
      throw new KerasImportException(
          what
              + ": expected finite numbers, found "
              + floats.get(fault)
              + " at "
              + show(index(fault, shape)));
    }
    return floats;
  }

  /** Reads numbers of a size in bytes from a place in the file. */
  private void read(long start, int size, FloatBuffer into) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    long place = start;
    while (into.hasRemaining()) {
      chunk.clear().limit((int) Math.min(CHUNK, (long) into.remaining() * size));
      while (chunk.hasRemaining()) {
        int count = channel.read(chunk, place);
        if (count < 0) {
          throw new KerasImportException("the file became shorter while it was read");
        }
        place += count;
      }
      chunk.flip();
      if (size == Float.BYTES) {
        into.put(chunk.asFloatBuffer());
      } else {
        DoubleBuffer numbers = chunk.asDoubleBuffer();
        while (numbers.hasRemaining()) {
          into.put((float) numbers.get());
        }
      }
    }
    into.flip();
  }

  private static void require(String what, boolean holds, String expected, String found)
      throws KerasImportException {
    if (!holds) {
      throw new KerasImportException(what + ": expected " + expected + ", found " + found);
    }
  }

  /** The size in bytes of little-endian IEEE numbers; 0 for anything else. */
  private static int floatSize(DataType type) {
    if (type instanceof FloatingPoint number
        && number.getBitPrecision() == number.getSize() * Byte.SIZE
        && number.getByteOrder() == ByteOrder.LITTLE_ENDIAN
        && (number.getSize() == Float.BYTES || number.getSize() == Double.BYTES)) {
      return number.getSize();
    }
    return 0;
  }

  private static String name(DataType type) {
    int bits = type.getSize() * Byte.SIZE;
    if (type instanceof FloatingPoint number) {
      return (number.getByteOrder() == ByteOrder.BIG_ENDIAN ? "big-endian float" : "float") + bits;
    }
    return type instanceof FixedPoint number
        ? (number.isSigned() ? "int" : "uint") + bits
        : type.getClass().getSimpleName();
  }

  private static long[] index(int flat, long[] shape) {
    long[] index = new long[shape.length];
    long rest = flat;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return index;
  }

  private static String show(long[] numbers) {
    return Arrays.toString(numbers).replace(" ", "");
  }

  @Override
  public void close() {
    hdf.close();
  }
}
