package io.danq.prediction.bin;

import io.danq.beam.parquet.JoinedFiles;
import io.danq.beam.parquet.ParquetRowSink;
import java.io.IOException;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * The files of a folder of bins: one per contig, {@code bins-00000-chr20.parquet}. A contig is
 * written in pieces, which are sorted in memory, each into a file of its own. Their row groups are
 * then joined unchanged. Pieces are in a folder that a run deletes at its end, so that a step can
 * be repeated after a failure. Immutable.
 *
 * @param folder on any Beam file system
 * @param prefix how the names of the files begin
 */
record BinFiles(String folder, String prefix) implements Serializable {
  /** Begins like the folders that Beam writes in, which runs delete when they end. */
  private static final String WORKING = ".temp-beam-bins";

  /** More than a piece has, so that a piece is one row group. */
  private static final long ROW_GROUP_BYTES = 1L << 30;

  /**
   * Writes the rows of a piece.
   *
   * @return the file, for {@link #join}
   */
  String writePiece(Iterable<GenericRecord> rows) throws IOException {
    ResourceId piece = working("piece-" + UUID.randomUUID());
    write(piece, rows);
    return piece.toString();
  }

  /**
   * Joins the pieces of a contig into its file, in order. The file appears only when it is
   * complete.
   */
  void join(String contig, List<String> pieces) throws IOException {
    ResourceId whole = working("contig-" + UUID.randomUUID());
    List<ResourceId> files =
        pieces.stream().map(piece -> FileSystems.matchNewResource(piece, false)).toList();
    try (WritableByteChannel channel = FileSystems.create(whole, MimeTypes.BINARY)) {
      JoinedFiles.write(files, channel);
    }
    publish(whole, fileName(contig));
  }

  /** Writes a file without rows, so that a reader finds the columns. */
  void writeEmpty() throws IOException {
    ResourceId whole = working("empty-" + UUID.randomUUID());
    write(whole, List.of());
    publish(whole, "none");
  }

  private void publish(ResourceId whole, String name) throws IOException {
    ResourceId file =
        FileSystems.matchNewResource(folder, true)
            .resolve(prefix + name + ".parquet", StandardResolveOptions.RESOLVE_FILE);
    FileSystems.delete(
        List.of(file), StandardMoveOptions.IGNORE_MISSING_FILES); // by a repeated step
    FileSystems.rename(List.of(whole), List.of(file));
  }

  private static void write(ResourceId file, Iterable<GenericRecord> rows) throws IOException {
    try (WritableByteChannel channel = FileSystems.create(file, MimeTypes.BINARY)) {
      ParquetRowSink sink = new ParquetRowSink(BinRows.SCHEMA.toString(), ROW_GROUP_BYTES);
      sink.open(channel);
      for (GenericRecord row : rows) {
        sink.write(row);
      }
      sink.flush();
    }
  }

  private ResourceId working(String name) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(WORKING, StandardResolveOptions.RESOLVE_DIRECTORY)
        .resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }

  /** A contig's name as part of a file's: letters, digits, '.', '_' and '-' stay as they are. */
  static String fileName(String contig) {
    return URLEncoder.encode(contig, StandardCharsets.UTF_8).replace("*", "%2A");
  }
}
