package io.danq.beam.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** The files that {@code --input} names. */
public final class InputFiles {
  private InputFiles() {}

  /** Bytes of all files that {@code --input} names, as they are stored. */
  public static long totalBytes(String input) throws IOException {
    return resolve(input).stream().mapToLong(Metadata::sizeBytes).sum();
  }

  /**
   * Resolves a comma-separated list of files and globs; a file that several of them match counts
   * once.
   *
   * @throws FileNotFoundException if one of them matches no file
   * @throws IOException if one of them is a folder
   */
  public static List<Metadata> resolve(String input) throws IOException {
    Map<String, Metadata> files = new LinkedHashMap<>();
    for (String pattern : input.split(",", -1)) {
      List<Metadata> matches = match(pattern);
      if (matches.isEmpty()) {
        throw new FileNotFoundException("no such input file: " + pattern);
      }
      for (Metadata file : matches) {
        if (file.resourceId().isDirectory()) {
          throw new IOException(
              file.resourceId() + " is a folder; its files are " + file.resourceId() + "*");
        }
        files.putIfAbsent(file.resourceId().toString(), file);
      }
    }
    return List.copyOf(files.values());
  }

  /** As {@link #resolve}, but what matches nothing yet is passed over, and so are folders. */
  public static List<Metadata> present(String input) throws IOException {
    Map<String, Metadata> files = new LinkedHashMap<>();
    for (String pattern : input.split(",", -1)) {
      for (Metadata file : match(pattern)) {
        if (!file.resourceId().isDirectory()) {
          files.putIfAbsent(file.resourceId().toString(), file);
        }
      }
    }
    return List.copyOf(files.values());
  }

  private static List<Metadata> match(String pattern) throws IOException {
    return pattern.isBlank() ? List.of() : FileMatch.all(pattern.strip());
  }
}
