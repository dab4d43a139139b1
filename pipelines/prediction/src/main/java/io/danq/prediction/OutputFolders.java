package io.danq.prediction;

import java.io.FileNotFoundException;
import java.io.IOException;
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
    return match(folder + "*.parquet").stream()
        .map(Metadata::resourceId)
        .sorted(Comparator.comparing(ResourceId::toString))
        .toList();
  }

  private static List<Metadata> match(String pattern) throws IOException {
    try {
      return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
