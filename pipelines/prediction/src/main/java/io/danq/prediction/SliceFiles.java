package io.danq.prediction;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.MimeTypes;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The files of a folder that hold a slice each: {@code KIND-TOPIC-PARTITION-FIRST-LAST.parquet}. A
 * file is complete when it appears. Not thread-safe.
 *
 * <p>No message lies in two files: writing a slice removes older files that overlap with it. They
 * come from a job that was killed, or that this one was started again from a snapshot of, and whose
 * slices were cut elsewhere (another length of windows, a message that was late).
 */
final class SliceFiles {
  private static final String SUFFIX = ".parquet";

  private final ResourceId folder;
  private final String prefix;
  private final String schema;
  private final Coder<GenericRecord> rowCoder;
  private @Nullable List<SliceFile> older;

  private record SliceFile(Slice slice, long last, ResourceId file) {
    boolean overlaps(Slice other, long otherLast) {
      return slice.topic().equals(other.topic())
          && slice.partition() == other.partition()
          && slice.first() <= otherLast
          && other.first() <= last;
    }
  }

  SliceFiles(String folder, RowKind kind) {
    this.folder = FileSystems.matchNewResource(folder, true);
    this.prefix = kind.folder();
    this.schema = kind.schema().toString();
    this.rowCoder = AvroCoder.of(kind.schema());
  }

  /**
   * Writes the file of a slice in place of what there is of its messages.
   *
   * @param last offset of the slice's last message
   * @param rows all rows of the slice, in the order they are to have
   */
  void write(Slice slice, long last, List<SliceRow> rows) throws IOException {
    String name = name(slice, last);
    ResourceId file = folder.resolve(name, StandardResolveOptions.RESOLVE_FILE);
    ResourceId unfinished =
        folder.resolve("." + name + "." + UUID.randomUUID(), StandardResolveOptions.RESOLVE_FILE);
    if (older == null) {
      older = list();
    }
    write(rows, unfinished);
    FileSystems.rename(List.of(unfinished), List.of(file));
    List<ResourceId> replaced = new ArrayList<>();
    older.removeIf(
        there -> {
          boolean overlaps = there.overlaps(slice, last);
          if (overlaps && !there.file().equals(file)) {
            replaced.add(there.file());
          }
          return overlaps;
        });
    FileSystems.delete(replaced, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private void write(List<SliceRow> rows, ResourceId file) throws IOException {
    try (WritableByteChannel channel = FileSystems.create(file, MimeTypes.BINARY)) {
      ParquetRowSink sink = new ParquetRowSink(schema);
      sink.open(channel);
      for (SliceRow row : rows) {
        sink.write(CoderUtils.decodeFromByteArray(rowCoder, row.bytes()));
      }
      sink.flush();
    }
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

  /** The files of slices that lie in the folder now. */
  private List<SliceFile> list() throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(prefix) + "-(.+)-(\\d+)-(\\d+)-(\\d+)\\.parquet");
    List<SliceFile> files = new ArrayList<>();
    for (ResourceId file : OutputFolders.parquetFiles(folder.toString())) {
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
