package io.danq.prediction.write;

import io.danq.beam.parquet.ParquetFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The folders below {@code --output}. */
public final class OutputFolders {
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
    files.addAll(ParquetFiles.in(predictions(output)));
    files.addAll(ParquetFiles.in(failed(output)));
    return files;
  }

  /**
   * The Parquet files that lie in the folders of outputs already.
   *
   * @param remedy what the message says can be done about them; empty where they are replaced
   * @throws IllegalArgumentException if there are any, and they are not replaced
   */
  public static List<ResourceId> existing(List<Output> outputs, Optional<String> remedy)
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
}
