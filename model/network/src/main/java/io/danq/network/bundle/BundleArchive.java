package io.danq.network.bundle;

import io.danq.network.DanQConfig;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A bundle as one zip file, with its files at the top or in one folder. An archive may come from
 * anybody: its names are never used as paths, and each file is unpacked only up to the largest size
 * possible for its kind, whatever size the archive states.
 */
final class BundleArchive {
  private static final long MAX_HEADER = Safetensors.MAX_BUNDLE_HEADER + Long.BYTES;

  private BundleArchive() {}

  /** Whether a path is a file, which could be an archive, and not a bundle's folder. */
  static boolean isArchive(Path path) {
    return Files.isRegularFile(path);
  }

  /**
   * Unpacks an archive into a folder.
   *
   * @throws BundleException if it is not a zip file, lacks a file, has a file twice, has a file
   *     that is too large, or names a file outside the archive
   */
  static void unpack(Path archive, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Map<String, ZipEntry> entries = entries(archive, zip);
      extract(archive, zip, entries, ModelBundle.MANIFEST_FILE, folder, ModelBundle.MAX_MANIFEST);
      extract(archive, zip, entries, ModelBundle.TARGETS_FILE, folder, TargetTable.MAX_BYTES);
      ModelManifest manifest = ModelBundle.readManifest(folder);
      DanQConfig network = manifest.network();
      long weights = network.parameters() * Float.BYTES + MAX_HEADER;
      extract(archive, zip, entries, ModelBundle.WEIGHTS_FILE, folder, weights);
      for (String name : ModelBundle.optionalFiles(manifest)) {
        long most =
            name.equals(ModelBundle.BACKGROUND_FILE)
                ? BackgroundFile.maxBytes(network.targets())
                : EffectFile.maxBytes(network.targets());
        extract(archive, zip, entries, name, folder, most);
      }
    } catch (ZipException e) {
      throw new BundleException(
          archive + " is neither a bundle's folder nor a bundle's zip file: " + e.getMessage(), e);
    }
  }

  /** The bundle's files in an archive, by name; other files are ignored. */
  private static Map<String, ZipEntry> entries(Path archive, ZipFile zip) throws BundleException {
    Map<String, ZipEntry> entries = new HashMap<>();
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (name.startsWith("/") || name.contains("\\") || name.matches("(.*/)?\\.\\.(/.*)?")) {
        throw new BundleException(archive + " names a file outside of itself: '" + name + "'");
      }
      String file = name.replaceFirst("^[^/]*/", "");
      boolean known = ModelBundle.FILES.contains(file) || ModelBundle.OPTIONAL_FILES.contains(file);
      if (known && entries.put(file, entry) != null) {
        throw new BundleException(archive + " has more than one " + file);
      }
    }
    return entries;
  }

  private static void extract(
      Path archive,
      ZipFile zip,
      Map<String, ZipEntry> entries,
      String name,
      Path folder,
      long maxBytes)
      throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new BundleException(archive + " is not a model bundle: it has no " + name);
    }
    long left = maxBytes;
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          throw new BundleException(
              archive
                  + ": "
                  + name
                  + " is larger than "
                  + maxBytes
                  + " bytes, the largest possible size");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  /**
   * Packs a bundle's folder into an archive, which appears only when it is complete. The same
   * bundle gives the same bytes. Nothing is compressed, because weights hardly compress.
   */
  static void pack(Path folder, Path archive) throws IOException {
    WholeFile.write(archive, unfinished -> zip(folder, unfinished));
  }

  private static void zip(Path folder, Path archive) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      List<String> names = new ArrayList<>(ModelBundle.FILES);
      names.addAll(ModelBundle.optionalFiles(ModelBundle.readManifest(folder)));
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        Files.copy(folder.resolve(name), zip);
        zip.closeEntry();
      }
    }
  }
}
