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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
   * Reads a whole dataset.
   *
   * @param what its name in messages
   * @param shape the shape it must have
   * @throws KerasImportException if it is not contiguous float32 of that shape inside the file, or
   *     holds a number that is not finite
   */
  FloatBuffer read(String what, Dataset dataset, long[] shape) throws IOException {
    long[] found = dataset.getDimensionsAsLong();
    require(what, Arrays.equals(found, shape), "shape " + show(shape), show(found));
    require(what, isFloat32(dataset.getDataType()), "float32", name(dataset.getDataType()));
    require(
        what,
        dataset instanceof ContiguousDataset,
        "contiguous storage, as Keras writes it",
        dataset.getDataLayout().name().toLowerCase(Locale.ROOT) + " storage");
    require(what, !dataset.isEmpty(), "values in the file", "none");
    long bytes = Float.BYTES * Arrays.stream(shape).reduce(1, Math::multiplyExact);
    long start = ((ContiguousDataset) dataset).getDataAddress() + hdf.getUserBlockSize();
    require(
        what,
        start >= 0 && bytes <= channel.size() - start,
        bytes + " bytes in a file of " + channel.size(),
        "them to start at " + start);
    FloatBuffer floats = read(start, OffHeap.bytes(what, bytes));
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

  private FloatBuffer read(long start, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      ByteBuffer chunk = into.slice(into.position(), Math.min(CHUNK, into.remaining()));
      int count = channel.read(chunk, start + into.position());
      if (count < 0) {
        throw new KerasImportException("the file became shorter while it was read");
      }
      into.position(into.position() + count);
    }
    return into.flip().asFloatBuffer();
  }

  private static void require(String what, boolean holds, String expected, String found)
      throws KerasImportException {
    if (!holds) {
      throw new KerasImportException(what + ": expected " + expected + ", found " + found);
    }
  }

  private static boolean isFloat32(DataType type) {
    return type instanceof FloatingPoint number
        && number.getSize() == Float.BYTES
        && number.getBitPrecision() == Float.SIZE
        && number.getByteOrder() == ByteOrder.LITTLE_ENDIAN;
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
