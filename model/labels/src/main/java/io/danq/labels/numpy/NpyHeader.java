package io.danq.labels.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an array in the NPY format, versions 1 to 3 ({@code numpy.lib.format}), in C order.
 *
 * @param type the type of the elements
 * @param order the byte order of the elements
 * @param shape the length of every axis, each 0 to 2^31 - 1; their product times the element size
 *     is below 2^63; the last axis is contiguous
 * @param length bytes before the first element
 */
public record NpyHeader(NpyType type, ByteOrder order, List<Integer> shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_LENGTH = 1 << 16;
  private static final int MAX_AXES = 32; // NumPy's own limit
  private static final Pattern TYPE = Pattern.compile("'descr' *: *'([<>|=])(\\w+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order' *: *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape' *: *\\(([0-9, ]*)\\)");

  /** Copies the shape. */
  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /** Number of elements. */
  public long size() {
    return Math.multiplyExact(rows(), rowSize());
  }

  /** Length of the first axis; 1 for a single number. */
  public int rows() {
    return shape.isEmpty() ? 1 : shape.get(0);
  }

  /** Elements of one entry of the first axis. */
  public long rowSize() {
    return shape.stream().skip(1).mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Bytes of one entry of the first axis. */
  public long rowBytes() {
    return Math.multiplyExact(rowSize(), type.bytes());
  }

  /** Bytes of all elements. */
  public long dataBytes() {
    return Math.multiplyExact(rows(), rowBytes());
  }

  /**
   * Reads a header and stops at the first element. It takes at most {@value #MAX_LENGTH} bytes of
   * memory, even if the header claims more.
   *
   * @param name what messages call the array
   * @throws NumpyException if this is not a header, or the array is of an unsupported kind
   */
  static NpyHeader read(InputStream in, String name) throws IOException {
    byte[] prefix = in.readNBytes(MAGIC.length + 2);
    if (prefix.length < MAGIC.length + 2 || !Arrays.equals(prefix, 0, 6, MAGIC, 0, 6)) {
      throw new NumpyException(name + " is not a NumPy array");
    }
    int version = prefix[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new NumpyException(name + " has version " + version + " of the format, not 1 to 3");
    }
    byte[] lengthBytes = in.readNBytes(version == 1 ? 2 : 4);
    long length = 0;
    for (int i = lengthBytes.length - 1; i >= 0; i--) {
      length = (length << 8) | (lengthBytes[i] & 0xff);
    }
    if (length > MAX_LENGTH) {
      throw new NumpyException(
          name + " claims a header of " + length + " bytes; at most " + MAX_LENGTH + " are read");
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length) {
      throw new NumpyException(name + " ends inside its header");
    }
    int before = prefix.length + lengthBytes.length + text.length;
    return parse(new String(text, StandardCharsets.ISO_8859_1), before, name);
  }

  private static NpyHeader parse(String text, int length, String name) throws NumpyException {
    String fortran = find(FORTRAN, text, "fortran_order", name).group(1);
    Matcher descr = find(TYPE, text, "descr", name);
    NpyType type =
        NpyType.of(descr.group(2))
            .orElseThrow(
                () ->
                    new NumpyException(
                        name
                            + " holds "
                            + descr.group(1)
                            + descr.group(2)
                            + "; bool, uint8, int8, int32, int64, float32 and float64 are read"));
    ByteOrder order =
        switch (descr.group(1)) {
          case ">" -> ByteOrder.BIG_ENDIAN;
          case "=" -> ByteOrder.nativeOrder();
          default -> ByteOrder.LITTLE_ENDIAN;
        };
    List<Integer> shape = axes(find(SHAPE, text, "shape", name).group(1), name);
    NpyHeader header = new NpyHeader(type, order, shape, length);
    try {
      header.dataBytes();
    } catch (ArithmeticException e) {
      throw new NumpyException(name + " has the impossible shape " + shape, e);
    }
    if (fortran.equals("True") && shape.size() > 1) {
      throw new NumpyException(
          name + " is in Fortran order; save it as numpy.ascontiguousarray(...)");
    }
    return header;
  }

  private static Matcher find(Pattern pattern, String text, String key, String name)
      throws NumpyException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new NumpyException(name + " has no " + key + " that is understood: " + brief(text));
    }
    return matcher;
  }

  private static String brief(String text) {
    String line = text.replaceAll("[^ -~]+", " ").strip();
    return line.length() <= 120 ? line : line.substring(0, 120) + " ...";
  }

  private static List<Integer> axes(String text, String name) throws NumpyException {
    List<String> axes =
        Pattern.compile(",")
            .splitAsStream(text)
            .map(String::strip)
            .filter(a -> !a.isEmpty())
            .toList();
    if (axes.size() > MAX_AXES) {
      throw new NumpyException(name + " has " + axes.size() + " axes, at most " + MAX_AXES);
    }
    try {
      return axes.stream().map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new NumpyException(name + " has the impossible shape (" + brief(text) + ")", e);
    }
  }
}
