package io.danq.prediction;

import java.io.FileNotFoundException;
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
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The folders below {@code --output}. */
public final class OutputFolders {
  private static final String SUFFIX = ".parquet";

  private OutputFolders() {}

  /** Where the rows go. */
  public static String predictions(String output) {
    return of(output, RowKind.PREDICTIONS);
  }

  /** Where the failed records go. */
  public static String failed(String output) {
    return of(output, RowKind.FAILED);
  }

  static String of(String output, RowKind kind) {
    return FileSystems.matchNewResource(output, true)
        .resolve(kind.folder(), StandardResolveOptions.RESOLVE_DIRECTORY)
        .toString();
  }

  /** The Parquet files that lie in the folders of an output. */
  public static List<ResourceId> files(String output) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    files.addAll(parquetFiles(predictions(output)));
    files.addAll(parquetFiles(failed(output)));
    return files;
  }

  /**
   * The Parquet files that lie in the folders of outputs already.
   *
   * @param remedy what the message says can be done about them; empty where they are replaced
   * @throws IllegalArgumentException if there are any, and they are not replaced
   */
  static List<ResourceId> existing(List<Output> outputs, Optional<String> remedy)
      throws IOException {
    List<ResourceId> all = new ArrayList<>();
    for (Output output : outputs) {
      if (output instanceof Output.Parquet parquet) {
        List<ResourceId> files = files(parquet.folder());
        if (!files.isEmpty() && remedy.isPresent()) {
          throw new IllegalArgumentException(
              String.format(
                  "%s already holds %d result files; %s",
                  parquet.folder(), files.size(), remedy.get()));
        }
        all.addAll(files);
      }
    }
    return all;
  }

  /** The Parquet files that lie in a folder and those below it, in order of their names. */
  public static List<ResourceId> parquetFiles(String folder) throws IOException {
    ResourceId resource = FileSystems.matchNewResource(folder, true);
    List<ResourceId> files =
        new ArrayList<>(
            resource.getScheme().equals("file")
                ? list(Path.of(resource.toString()))
                : match(resource + "**" + SUFFIX));
    files.sort(Comparator.comparing(ResourceId::toString));
    return files;
  }

  /** Without a pattern, since a local folder may be called {@code run[1]}. */
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

          /** A running pipeline moves its temporary files away. */
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
    try {
      return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
          .map(Metadata::resourceId)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
