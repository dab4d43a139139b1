package io.danq.flink.cluster;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.prediction.write.OutputFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Files of predictions, as far as their names and times tell what is in them. */
final class ArrivedSlices {
  private static final Pattern NAME = Pattern.compile("-(\\d+)-(\\d+)-(\\d+)\\.parquet$");

  private final String folder;

  /**
   * A file.
   *
   * @param partition whose messages its rows come from
   * @param first offset of the first of them
   * @param last offset of the last of them
   * @param millis when it appeared, since 1970
   */
  record Arrived(int partition, long first, long last, long millis) {}

  ArrivedSlices(Path output) {
    this.folder = OutputFolders.predictions(output.toString());
  }

  /** The files that are there, by partition and offset. */
  List<Arrived> list() throws IOException {
    List<ResourceId> files = ParquetFiles.in(folder);
    return files.stream()
        .map(file -> arrived(Path.of(file.toString())))
        .sorted(Comparator.comparing(Arrived::partition).thenComparing(Arrived::first))
        .toList();
  }

  /** Messages whose results are there. */
  long messages() throws IOException {
    return list().stream().mapToLong(slice -> slice.last() - slice.first() + 1).sum();
  }

  private static Arrived arrived(Path file) {
    Matcher name = NAME.matcher(file.toString());
    if (!name.find()) {
      throw new IllegalStateException("no slice: " + file);
    }
    try {
      return new Arrived(
          Integer.parseInt(name.group(1)),
          Long.parseLong(name.group(2)),
          Long.parseLong(name.group(3)),
          Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
