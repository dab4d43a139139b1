package io.danq.prediction.write;

import io.danq.beam.file.FileMatch;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The folders below {@code --output}. */
public final class OutputFolders {
  /** Prefix of the names of folders in which Beam keeps unfinished files. */
  private static final String TEMPORARY = ".temp-beam";

  private OutputFolders() {}

  /** Where the rows go. */
  public static String predictions(String output) {
    return of(output, RowKind.PREDICTIONS);
  }

  /** Where the failed records go. */
  public static String failed(String output) {
    return of(output, RowKind.FAILED);
  }

  /** Where the rows of a kind go, below the folder of an output. */
  public static String of(String output, RowKind kind) {
    return FileSystems.matchNewResource(output, true)
        .resolve(kind.folder(), StandardResolveOptions.RESOLVE_DIRECTORY)
        .toString();
  }

  /** The Parquet files in the folders of an output. */
  public static List<ResourceId> files(String output) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    for (RowKind kind : RowKind.values()) {
      files.addAll(ParquetFiles.in(of(output, kind)));
    }
    return files;
  }

  /**
   * Makes sure that folders hold no results.
   *
   * @param remedy what can be done about them, for the message
   * @throws IllegalArgumentException if one of them holds results
   */
  public static void refuseExisting(List<String> outputs, String remedy) throws IOException {
    for (String output : outputs) {
      List<ResourceId> files = files(output);
      if (!files.isEmpty()) {
        throw new IllegalArgumentException(
            String.format("%s already holds %d result files; %s", output, files.size(), remedy));
      }
    }
  }

  /** Deletes unfinished files that killed runs left in an output. No run may be writing there. */
  public static void deleteUnfinished(String output) throws IOException {
    for (RowKind kind : RowKind.values()) {
      String folder = of(output, kind);
      ResourceId resource = FileSystems.matchNewResource(folder, true);
      if (resource.getScheme().equals("file")) {
        deleteLocal(Path.of(resource.toString()));
      } else {
        List<ResourceId> found =
            FileMatch.all(folder + "**").stream()
                .map(Metadata::resourceId)
                .filter(file -> file.toString().contains("/" + TEMPORARY))
                .toList();
        FileSystems.delete(found, StandardMoveOptions.IGNORE_MISSING_FILES);
      }
    }
  }

  private static void deleteLocal(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, TEMPORARY + "*")) {
      for (Path temporary : found) {
        Folders.delete(temporary);
      }
    }
  }
}
