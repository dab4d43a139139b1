package io.danq.learning.examples;

import io.danq.beam.file.FileMatch;
import io.danq.beam.file.WholeResource;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.labels.LabelledWindow;
import io.danq.labels.Part;
import io.danq.network.bundle.Target;
import io.danq.network.bundle.TargetTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A folder of examples on any Beam file system. Immutable and thread-safe.
 *
 * <ul>
 *   <li>{@code PART-NNNNN-of-NNNNN.parquet}: the examples; {@code PART} is train, validation or
 *       test
 *   <li>{@code targets.tsv}: the targets in the order of their labels
 *   <li>{@code counts.tsv}: how many examples each part has, and how many are positive for each
 *       target; written last, so that its presence says that the folder is complete
 *   <li>{@code warnings.txt}: a line for each line of a peak file that could not be read, and for
 *       each contig of the peaks that the reference does not have
 * </ul>
 */
public final class ExampleFolder {
  static final String TARGETS_FILE = "targets.tsv";

  /** The file that is written last. */
  public static final String COUNTS_FILE = "counts.tsv";

  static final String WARNINGS_FILE = "warnings.txt";

  private final String folder;

  private ExampleFolder(String folder) {
    this.folder = folder;
  }

  /** The examples in a folder, which need not exist yet. */
  public static ExampleFolder at(String folder) {
    return new ExampleFolder(folder);
  }

  /** A file of a folder. */
  static ResourceId file(String folder, String name) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }

  /** Writes a small file of a folder, which appears only when it is complete. */
  static void write(String folder, String name, String text) throws IOException {
    WholeResource.write(file(folder, name), text);
  }

  private String text(String name) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file(folder, name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Whether the examples exist and are complete. */
  public boolean isComplete() throws IOException {
    return exists(COUNTS_FILE);
  }

  private boolean exists(String name) throws IOException {
    try {
      FileMatch.one(file(folder, name).toString());
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * The numbers of examples.
   *
   * @throws IOException if the folder is not complete
   */
  public ExampleCounts counts() throws IOException {
    if (!isComplete()) {
      throw new FileNotFoundException(
          folder + " has no " + COUNTS_FILE + ": it holds no examples, or an incomplete set");
    }
    return ExampleCounts.parse(folder + "/" + COUNTS_FILE, text(COUNTS_FILE));
  }

  /** The targets in the order of their labels. */
  public List<Target> targets() throws IOException {
    return TargetTable.parse(folder + "/" + TARGETS_FILE, text(TARGETS_FILE));
  }

  /** The faults of the peak files, one line each. */
  public List<String> warnings() throws IOException {
    return exists(WARNINGS_FILE) ? text(WARNINGS_FILE).lines().sorted().toList() : List.of();
  }

  /** The files of all parts, in order of their names. */
  private List<ResourceId> shards() throws IOException {
    return ParquetFiles.in(folder).stream()
        .filter(file -> Shard.isFile(file.getFilename()))
        .toList();
  }

  private List<ResourceId> shards(Part part) throws IOException {
    return shards().stream()
        .filter(file -> file.getFilename().startsWith(part.title() + "-"))
        .toList();
  }

  /** The files of a part, in order of their names. */
  public List<String> shardFiles(Part part) throws IOException {
    return shards(part).stream().map(ResourceId::toString).toList();
  }

  /**
   * Hands on every example of one file, in order.
   *
   * @throws IOException if the file is not a shard, or is damaged
   */
  public static void readShard(String file, Consumer<LabelledWindow> examples) throws IOException {
    ShardFile.read(FileSystems.matchNewResource(file, false), examples);
  }

  /**
   * Hands on every example of a part, in an order that is the same every time.
   *
   * @throws IOException if the folder is not complete, a file is missing or damaged
   */
  public void read(Part part, Consumer<LabelledWindow> examples) throws IOException {
    long expected = counts().examples(part);
    long[] read = {0};
    for (ResourceId shard : shards(part)) {
      ShardFile.read(
          shard,
          example -> {
            read[0]++;
            examples.accept(example);
          });
    }
    if (read[0] != expected) {
      throw new IOException(
          String.format(
              "%s has %d %s examples, %s says %d: files are missing, or there are files of other"
                  + " examples",
              folder, read[0], part.title(), COUNTS_FILE, expected));
    }
  }

  /** Makes room for new examples: deletes the existing ones and nothing else. */
  void clear() throws IOException {
    List<ResourceId> files = new ArrayList<>();
    for (String name : List.of(COUNTS_FILE, TARGETS_FILE, WARNINGS_FILE)) {
      if (exists(name)) {
        files.add(file(folder, name));
      }
    }
    files.addAll(shards());
    for (ResourceId file : files) {
      FileSystems.delete(List.of(file));
    }
  }

  /** Whether there are any examples, complete or not. */
  boolean isUsed() throws IOException {
    return isComplete() || !shards().isEmpty();
  }
}
