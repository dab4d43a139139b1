package io.danq.sequence.genome;

import io.danq.sequence.disk.MappedFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deletes a reference from a cache. */
final class Removal {
  private final CacheFolder folder;

  Removal(CacheFolder folder) {
    this.folder = folder;
  }

  /**
   * Deletes a reference.
   *
   * @param name location or path of its FASTA, or digest of its packed genome
   */
  RemovedReference remove(String name) throws IOException {
    Map<Path, CacheEntry> wanted = new LinkedHashMap<>();
    Set<String> shared = new HashSet<>();
    for (Map.Entry<Path, CacheEntry> known : folder.entries().entrySet()) {
      if (isNamed(known.getValue(), name)) {
        wanted.put(known.getKey(), known.getValue());
      } else {
        shared.add(known.getValue().genome());
      }
    }
    Set<String> digests = new HashSet<>();
    wanted.values().forEach(entry -> digests.add(entry.genome()));
    if (CacheEntry.isDigest(name)) {
      digests.add(name);
    }
    List<Path> files = new ArrayList<>();
    for (String digest : digests) {
      if (!shared.contains(digest)) {
        files.addAll(folder.filesOf(digest));
      }
    }
    if (wanted.isEmpty() && files.isEmpty()) {
      throw new FileNotFoundException(
          "no such reference in " + folder.path() + ": " + name + "; see 'danq reference list'");
    }
    checkUnused(name, files);
    return delete(wanted.keySet(), files);
  }

  private static boolean isNamed(CacheEntry entry, String name) {
    return entry.location().equals(name)
        || entry.genome().equals(name)
        || entry.location().equals(realPath(name));
  }

  private static String realPath(String name) {
    try {
      return Path.of(name).toRealPath().toString();
    } catch (IOException | InvalidPathException e) {
      return name;
    }
  }

  private static void checkUnused(String name, List<Path> files) throws IOException {
    for (Path file : files) {
      List<Long> users = MappedFiles.users(file);
      if (!users.isEmpty()) {
        throw new IOException(name + " is in use: process " + users.get(0) + " has mapped " + file);
      }
    }
  }

  /** Update the list first: a genome that is listed but missing would be called damaged. */
  private static RemovedReference delete(Set<Path> entries, List<Path> files) throws IOException {
    for (Path entry : entries) {
      Files.deleteIfExists(entry);
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
      Files.delete(file);
    }
    return new RemovedReference(files, bytes);
  }
}
