package io.danq.labels.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes {@code .npz} files, sound ones and others. */
public final class NpzWriter {
  private final Map<String, byte[]> arrays = new LinkedHashMap<>();

  /** Adds a uint8 array of the given shape. */
  public NpzWriter bytes(String name, byte[] elements, int... shape) {
    return raw(name, npy("|u1", "False", shape(shape), elements));
  }

  /** Adds an entry as it is. */
  public NpzWriter raw(String name, byte[] npy) {
    arrays.put(name, npy);
    return this;
  }

  /** Writes the archive. */
  public Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    }
    return file;
  }

  /** An array of version 1 with whatever header is given. */
  public static byte[] npy(String descr, String fortranOrder, String shape, byte[] elements) {
    String header =
        "{'descr': '"
            + descr
            + "', 'fortran_order': "
            + fortranOrder
            + ", 'shape': "
            + shape
            + ", }\n";
    ByteBuffer npy = ByteBuffer.allocate(10 + header.length() + elements.length);
    npy.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    npy.put((byte) 0).put((byte) header.length()).put((byte) (header.length() >> 8));
    return npy.put(header.getBytes(StandardCharsets.US_ASCII)).put(elements).array();
  }

  private static String shape(int... axes) {
    return Arrays.stream(axes).mapToObj(a -> a + ",").collect(Collectors.joining(" ", "(", ")"));
  }
}
