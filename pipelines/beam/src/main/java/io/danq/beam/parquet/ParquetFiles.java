package io.danq.beam.parquet;

import io.danq.beam.file.FileMatch;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;

/** Finds the Parquet files of a folder. */
public final class ParquetFiles {
  private static final String SUFFIX = ".parquet";

  private ParquetFiles() {}

  /** The Parquet files in a folder and below it, in order of their names. */
  public static List<ResourceId> in(String folder) throws IOException {
    ResourceId resource = FileSystems.matchNewResource(folder, true);
    List<ResourceId> files =
        new ArrayList<>(
            resource.getScheme().equals("file")
                ? list(Path.of(resource.toString()))
                : match(resource + "**" + SUFFIX));
    files.sort(Comparator.comparing(ResourceId::toString));
    return files;
  }

  /**
   * As {@link #in}, but fails if there are none.
   *
   * @param hint ends the message if there is none
   * @throws IOException if there is none, or the folder cannot be read
   */
  public static List<ResourceId> some(String folder, String hint) throws IOException {
    List<ResourceId> files = in(folder);
    if (files.isEmpty()) {
      throw new IOException(folder + " has no Parquet files; " + hint);
    }
    return files;
  }

  /** Walks the folder without a pattern, since a local folder may be called {@code run[1]}. */
  private static List<ResourceId> list(Path folder) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(SUFFIX)) {
              files.add(FileSystems.matchNewResource(file.toString(), false));
            }
            return FileVisitResult.CONTINUE;
          }

          /** A running pipeline may move its temporary files away. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return ifGone(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            return e == null ? FileVisitResult.CONTINUE : ifGone(e);
          }
        });
    return files;
  }

  private static FileVisitResult ifGone(IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }

  private static List<ResourceId> match(String pattern) throws IOException {
    return FileMatch.all(pattern).stream().map(Metadata::resourceId).toList();
  }
}
