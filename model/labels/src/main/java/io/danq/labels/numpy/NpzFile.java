package io.danq.labels.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * NumPy's {@code .npz}, an archive of named arrays as {@code numpy.savez} and {@code
 * numpy.savez_compressed} write it. Thread-safe, but its arrays are not.
 *
 * <p>The sizes in an archive are checked against the size of the file before they are used, so a
 * small file cannot ask for much memory.
 */
public final class NpzFile implements AutoCloseable {
  private static final String ENDING = ".npy";
  private static final long MAX_DEFLATION = 1032; // the most that deflate can shrink

  private final Path file;
  private final ZipFile zip;

  private NpzFile(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens an archive and reads its list of arrays.
   *
   * @throws java.nio.file.NoSuchFileException if the file does not exist
   * @throws NumpyException if the file is not an archive
   */
  public static NpzFile open(Path file) throws IOException {
    try {
      return new NpzFile(file, new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw new NumpyException(file + " is not an .npz archive: " + e.getMessage(), e);
    }
  }

  /** The names of the arrays. */
  public List<String> names() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(ENDING))
        .map(name -> name.substring(0, name.length() - ENDING.length()))
        .toList();
  }

  /**
   * Opens an array to be read row by row. The caller closes it. Several may be open at once.
   *
   * @throws NumpyException if the array is missing or cannot be read
   */
  public NpyArray array(String name) throws IOException {
    String full = file + ": array " + name;
    ZipEntry entry = zip.getEntry(name + ENDING);
    if (entry == null) {
      throw new NumpyException(file + " has no array " + name + "; it has " + names());
    }
    long stored = entry.getCompressedSize();
    if (stored > file.toFile().length() || entry.getSize() > MAX_DEFLATION * (stored + 1)) {
      throw new NumpyException(
          full
              + " claims "
              + entry.getSize()
              + " bytes in "
              + stored
              + " of the file's "
              + file.toFile().length());
    }
    InputStream in = null;
    try {
      in = zip.getInputStream(entry);
      return NpyArray.open(full, in, entry.getSize(), entry.getCrc());
    } catch (IOException e) {
      if (in != null) {
        in.close();
      }
      throw e instanceof NumpyException
          ? e
          : new NumpyException(full + " is damaged: " + e.getMessage(), e);
    }
  }

  /** The shape of an array. */
  public int[] shape(String name) throws IOException {
    try (NpyArray array = array(name)) {
      return array.header().shape().stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /**
   * Reads a whole array as float32, row-major.
   *
   * @throws NumpyException if it has 2^31 elements or more
   */
  public float[] floats(String name) throws IOException {
    try (NpyArray array = array(name)) {
      NpyHeader header = array.header();
      if (header.size() > Integer.MAX_VALUE - 8) {
        throw new NumpyException(
            file + ": array " + name + " of shape " + header.shape() + " is too large");
      }
      float[] floats = new float[(int) header.size()];
      float[] row = new float[(int) header.rowSize()];
      for (int at = 0; array.next(row); at += row.length) {
        System.arraycopy(row, 0, floats, at, row.length);
      }
      return floats;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
