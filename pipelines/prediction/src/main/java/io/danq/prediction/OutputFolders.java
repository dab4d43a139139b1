package io.danq.prediction;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The folders below {@code --output}. */
public final class OutputFolders {
  private static final String SUFFIX_PATTERN = "*.parquet";

  private OutputFolders() {}

  /** Where the rows go. */
  public static String predictions(String output) {
    return folder(output, "predictions");
  }

  /** Where the failed records go. */
  public static String failed(String output) {
    return folder(output, "failed");
  }

  private static String folder(String output, String name) {
    return FileSystems.matchNewResource(output, true)
        .resolve(name, StandardResolveOptions.RESOLVE_DIRECTORY)
        .toString();
  }

  /** The Parquet files that lie in the folders of an output. */
  public static List<ResourceId> files(String output) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    files.addAll(parquetFiles(predictions(output)));
    files.addAll(parquetFiles(failed(output)));
    return files;
  }

  /** The Parquet files that lie in a folder, in order of their names. */
  public static List<ResourceId> parquetFiles(String folder) throws IOException {
    ResourceId resource = FileSystems.matchNewResource(folder, true);
    List<ResourceId> files =
        new ArrayList<>(
            resource.getScheme().equals("file")
                ? list(Path.of(resource.toString()))
                : match(resource + SUFFIX_PATTERN));
    files.sort(Comparator.comparing(ResourceId::toString));
    return files;
  }

  /** Without a pattern, since a local folder may be called {@code run[1]}. */
  private static List<ResourceId> list(Path folder) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, SUFFIX_PATTERN)) {
        found.forEach(file -> files.add(FileSystems.matchNewResource(file.toString(), false)));
      }
    }
    return files;
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
