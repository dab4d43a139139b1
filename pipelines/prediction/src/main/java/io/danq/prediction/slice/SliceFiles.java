package io.danq.prediction.slice;

import io.danq.beam.file.WholeResource;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.ParquetRowSink;
import io.danq.prediction.rows.SourcedRow;
import io.danq.prediction.write.HiveFolders;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The files of an output, each with one slice: {@code KIND-TOPIC-PARTITION-FIRST-LAST.parquet} in
 * the folders of {@link HiveFolders}, by the day of the slice and the version of the model. A slice
 * during which the version changed has a file in the folder of each. A file is complete when it
 * appears. Not thread-safe.
 *
 * <p>No message is in two files: writing a slice removes older files that overlap with it, even if
 * the slice has no rows now. Older files can overlap if an earlier run of the job cut its slices
 * elsewhere, because windows had another length or a message was late. A file with messages from
 * before the job's first one is not replaced, since the job would never write those again: the
 * slice is refused.
 */
final class SliceFiles {
  private static final String SUFFIX = ".parquet";

  /**
   * More messages of a partition than can lie between two of its slices that are gathered at the
   * same time. Files from before that are forgotten: a stream may have years of them.
   */
  private static final long MOST_UNDER_WAY = 1L << 24;

  private final ResourceId folder;
  private final String prefix;
  private final String schema;
  private @Nullable List<SliceFile> older;

  private record SliceFile(Slice slice, long last, ResourceId file) {
    boolean overlaps(Slice other, long otherLast) {
      return isOf(other) && slice.first() <= otherLast && other.first() <= last;
    }

    /** Whether no slice that is still on its way can have its messages. */
    boolean isLongBefore(Slice other) {
      return isOf(other) && last < other.first() - MOST_UNDER_WAY;
    }

    private boolean isOf(Slice other) {
      return slice.topic().equals(other.topic()) && slice.partition() == other.partition();
    }
  }

  /**
   * The files of one kind of rows.
   *
   * @param output the folder above the folders of the two kinds
   */
  SliceFiles(String output, RowKind kind) {
    this.folder = FileSystems.matchNewResource(OutputFolders.of(output, kind), true);
    this.prefix = kind.folder();
    this.schema = kind.schema().toString();
  }

  /**
   * Writes the files of a slice and removes older files with any of its messages.
   *
   * @param began offset of the first message that the job read in the partition
   * @param last offset of the slice's last message
   * @param millis start of the event-time window that the slice began in, since 1970
   * @param rows all rows of the slice, in the order they are to have
   * @throws IllegalStateException if an older file also has messages from before {@code began};
   *     nothing is written or removed then
   */
  void write(Slice slice, long began, long last, long millis, List<SourcedRow> rows)
      throws IOException {
    if (older == null) {
      older = list();
    }
    for (SliceFile there : older) {
      if (there.overlaps(slice, last) && there.slice().first() < began) {
        throw new IllegalStateException(
            String.format(
                "%s has offsets %d to %d; this run starts at offset %d of the partition, so"
                    + " replacing the file would lose the rows before it. Choose another --output,"
                    + " start with --startFrom=earliest, or continue from a checkpoint of the job"
                    + " that wrote the file",
                there.file(), there.slice().first(), there.last(), began));
      }
    }
    Set<String> written = new HashSet<>();
    for (Map.Entry<String, List<GenericRecord>> entry : byFolder(millis, rows).entrySet()) {
      written.add(write(entry.getKey(), name(slice, last), entry.getValue()).toString());
    }
    List<ResourceId> replaced = new ArrayList<>();
    older.removeIf(
        there -> {
          boolean overlaps = there.overlaps(slice, last);
          if (overlaps && !written.contains(there.file().toString())) {
            replaced.add(there.file());
          }
          return overlaps || there.isLongBefore(slice);
        });
    FileSystems.delete(replaced, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private static Map<String, List<GenericRecord>> byFolder(long millis, List<SourcedRow> rows) {
    Map<String, List<GenericRecord>> folders = new LinkedHashMap<>();
    for (SourcedRow sourced : rows) {
      GenericRecord row = sourced.row();
      String place = HiveFolders.of(row).of(Instant.ofEpochMilli(millis));
      folders.computeIfAbsent(place, p -> new ArrayList<>()).add(row);
    }
    return folders;
  }

  private ResourceId write(String below, String name, List<GenericRecord> rows) throws IOException {
    ResourceId place = FileSystems.matchNewResource(folder + below, true);
    ResourceId file = place.resolve(name, StandardResolveOptions.RESOLVE_FILE);
    WholeResource.write(
        file,
        channel -> {
          ParquetRowSink sink = new ParquetRowSink(schema);
          sink.open(channel);
          for (GenericRecord row : rows) {
            sink.write(row);
          }
          sink.flush();
        });
    return file;
  }

  private String name(Slice slice, long last) {
    return String.format(
        Locale.ROOT,
        "%s-%s-%05d-%019d-%019d%s",
        prefix,
        slice.topic(),
        slice.partition(),
        slice.first(),
        last,
        SUFFIX);
  }

  /** The files of slices that are in the folder now. */
  private List<SliceFile> list() throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(prefix) + "-(.+)-(\\d+)-(\\d+)-(\\d+)\\.parquet");
    List<SliceFile> files = new ArrayList<>();
    for (ResourceId file : ParquetFiles.in(folder.toString())) {
      Matcher matcher = name.matcher(String.valueOf(file.getFilename()));
      if (matcher.matches()) {
        Slice slice =
            new Slice(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3)));
        files.add(new SliceFile(slice, Long.parseLong(matcher.group(4)), file));
      }
    }
    return files;
  }
}
