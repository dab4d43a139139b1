package io.danq.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * NumPy's {@code .npz}: a zip of {@code .npy} arrays. Reads float32 and uint8 in C order; an array
 * is read anew at every call.
 */
public final class NpzFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern HEADER =
      Pattern.compile(
          "'descr': '([^']+)', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\)");

  private final Path file;

  private NpzFile(Path file) {
    this.file = file;
  }

  /** The arrays of a file, which is looked at when the first is asked for. */
  public static NpzFile open(Path file) {
    return new NpzFile(file);
  }

  /**
   * The shape of an array.
   *
   * @throws IOException if there is no such array, or it cannot be read
   */
  public int[] shape(String name) throws IOException {
    return read(name).shape().stream().mapToInt(Integer::intValue).toArray();
  }

  /** A float32 or uint8 array as floats, row-major. */
  public float[] floats(String name) throws IOException {
    Array array = read(name);
    float[] floats = new float[array.size()];
    switch (array.type()) {
      case "<f4" -> array.data().asFloatBuffer().get(floats);
      case "|u1" -> {
        for (int i = 0; i < floats.length; i++) {
          floats[i] = array.data().get(i) & 0xff;
        }
      }
      default -> throw new IOException(file + ": " + name + " is " + array.type());
    }
    return floats;
  }

  /** A uint8 array, row-major. */
  public byte[] bytes(String name) throws IOException {
    Array array = read(name);
    if (!array.type().equals("|u1")) {
      throw new IOException(file + ": " + name + " is " + array.type() + ", not |u1");
    }
    byte[] bytes = new byte[array.size()];
    array.data().get(bytes);
    return bytes;
  }

  private record Array(String type, List<Integer> shape, ByteBuffer data) {
    int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  private Array read(String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(name + ".npy");
      if (entry == null) {
        throw new IOException(file + " has no array " + name);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return parse(name, ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
      }
    } catch (ZipException e) {
      throw new IOException(file + " is not an archive of NumPy arrays: " + e.getMessage(), e);
    } catch (BufferUnderflowException | ArithmeticException | NegativeArraySizeException e) {
      throw new IOException(file + ": " + name + " is damaged", e);
    }
  }

  private Array parse(String name, ByteBuffer npy) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    npy.get(magic);
    int major = npy.get();
    npy.get();
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(file + ": " + name + " is not a NumPy array");
    }
    byte[] text = new byte[major == 1 ? npy.getShort() & 0xffff : npy.getInt()];
    npy.get(text);
    Matcher header = HEADER.matcher(new String(text, StandardCharsets.ISO_8859_1));
    if (!header.find() || header.group(2).equals("True")) {
      throw new IOException(file + ": " + name + " is not an array in C order");
    }
    List<Integer> shape =
        Pattern.compile(",")
            .splitAsStream(header.group(3))
            .map(String::strip)
            .filter(axis -> !axis.isEmpty())
            .map(Integer::valueOf)
            .toList();
    return new Array(header.group(1), shape, npy.slice().order(ByteOrder.LITTLE_ENDIAN));
  }
}
