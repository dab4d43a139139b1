package io.danq.keras;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads entries of a {@code .keras} file by name. A name from the archive is never used as a path.
 * The expanded size of an entry is limited, whatever the archive states, and its checksum is
 * verified.
 */
final class KerasArchive {
  /** The largest expanded JSON entry, in bytes. */
  static final long MAX_JSON = 16L << 20;

  /** The largest expanded weights, in bytes. */
  static final long MAX_WEIGHTS = 8L << 30;

  private static final int CHUNK = 1 << 20;

  private KerasArchive() {}

  static byte[] json(ZipFile zip, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    copy(zip, name, bytes, MAX_JSON);
    return bytes.toByteArray();
  }

  /** Copies an entry into an existing file. */
  static void extract(ZipFile zip, String name, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      copy(zip, name, out, MAX_WEIGHTS);
    }
  }

  private static void copy(ZipFile zip, String name, OutputStream out, long limit)
      throws IOException {
    ZipEntry entry = entry(zip, name, limit);
    CRC32 checksum = new CRC32();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] chunk = new byte[CHUNK];
      long total = 0;
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        total += count;
        requireAtMost(name, limit, total);
        checksum.update(chunk, 0, count);
        out.write(chunk, 0, count);
      }
    }
    // ZipFile does not check it.
    if (checksum.getValue() != entry.getCrc()) {
      throw new KerasImportException(
          String.format(
              "%s: expected checksum %08x, found %08x", name, entry.getCrc(), checksum.getValue()));
    }
  }

  private static ZipEntry entry(ZipFile zip, String name, long limit) throws KerasImportException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new KerasImportException(
          "expected a Keras archive with " + name + ", found a zip without it");
    }
    requireAtMost(name, limit, entry.getSize());
    return entry;
  }

  private static void requireAtMost(String name, long limit, long size)
      throws KerasImportException {
    if (size > limit) {
      throw new KerasImportException(
          name + ": expected at most " + limit + " bytes, found " + size + " or more");
    }
  }
}
