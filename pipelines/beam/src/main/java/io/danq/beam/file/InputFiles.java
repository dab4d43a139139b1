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

  /**
   * Resolves a comma-separated list of files and globs. A file that matches several of them counts
   * once. If the entire text names a file, it means that file, even if its name has commas. {@code
   * -} is standard input.
   *
   * @throws IllegalArgumentException if the list or a part of it is blank, or standard input is
   *     named twice
   * @throws FileNotFoundException if one of them matches no file
   * @throws IOException if one of them is a folder
   */
  public static List<Metadata> resolve(String input) throws IOException {
    Map<String, Metadata> files = new LinkedHashMap<>();
    for (String pattern : patterns(input)) {
      if (pattern.isBlank()) {
        throw new IllegalArgumentException(
            "--input must name a file or several with commas between them, was '" + input + "'");
      }
      List<Metadata> matches = match(pattern);
      if (matches.isEmpty()) {
        throw new FileNotFoundException("no such input file: " + pattern);
      }
      for (Metadata file : matches) {
        if (file.resourceId().isDirectory()) {
          throw new IOException(
              file.resourceId() + " is a folder; its files are " + file.resourceId() + "*");
        }
        Metadata before = files.putIfAbsent(file.resourceId().toString(), file);
        if (before != null && Pipes.isStandardInput(pattern.strip())) {
          throw new IllegalArgumentException(
              "--input names standard input twice, which can be read once only");
        }
      }
    }
    return List.copyOf(files.values());
  }

  /** Like {@link #resolve}, but ignores folders and patterns that match nothing yet. */
  public static List<Metadata> present(String input) throws IOException {
    Map<String, Metadata> files = new LinkedHashMap<>();
    for (String pattern : patterns(input)) {
      for (Metadata file : match(pattern)) {
        if (!file.resourceId().isDirectory()) {
          files.putIfAbsent(file.resourceId().toString(), file);
        }
      }
    }
    return List.copyOf(files.values());
  }

  private static List<String> patterns(String input) throws IOException {
    boolean whole = input.contains(",") && !match(input).isEmpty();
    return whole ? List.of(input) : List.of(input.split(",", -1));
  }

  private static List<Metadata> match(String pattern) throws IOException {
    String name = pattern.strip();
    if (Pipes.isStandardInput(name)) {
      return List.of(Pipes.standardInput());
    }
    return name.isEmpty() ? List.of() : FileMatch.all(name);
  }
}
