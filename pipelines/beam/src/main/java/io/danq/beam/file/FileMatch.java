package io.danq.beam.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * Finds files by path or glob, on this machine and on any Beam file system. Use it instead of
 * Beam's {@link FileSystems#match}, which walks entire trees of local files.
 */
public final class FileMatch {
  private static final Pattern REMOTE = Pattern.compile("[a-zA-Z][-a-zA-Z0-9+.]*:/.*");
  private static final String FILE = "file:";

  private FileMatch() {}

  /** Every file that a path or a glob matches. A path without wildcards may be a folder, too. */
  public static List<Metadata> all(String pattern) throws IOException {
    boolean isUri = pattern.regionMatches(true, 0, FILE, 0, FILE.length());
    if (!isUri && REMOTE.matcher(pattern).matches()) {
      return remote(pattern);
    }
    List<Metadata> files = new ArrayList<>();
    for (Path path : new LocalGlob().match(isUri ? pattern.substring(FILE.length()) : pattern)) {
      try {
        files.add(metadata(path));
      } catch (NoSuchFileException e) {
        // deleted since it was found
      }
    }
    return files;
  }

  /**
   * The one file of a path, or of a glob that matches one.
   *
   * @throws FileNotFoundException if there is none
   * @throws IOException if there are several
   */
  public static Metadata one(String file) throws IOException {
    List<Metadata> found = all(file);
    if (found.isEmpty()) {
      throw new FileNotFoundException("no such file: " + file);
    }
    if (found.size() > 1) {
      throw new IOException(file + " must name one file, but matches " + found.size());
    }
    return found.get(0);
  }

  private static List<Metadata> remote(String pattern) throws IOException {
    try {
      return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private static Metadata metadata(Path path) throws IOException {
    return Metadata.builder()
        .setResourceId(FileSystems.matchNewResource(path.toString(), Files.isDirectory(path)))
        .setIsReadSeekEfficient(true)
        .setSizeBytes(Files.size(path))
        .setLastModifiedMillis(Files.getLastModifiedTime(path).toMillis())
        .build();
  }
}
