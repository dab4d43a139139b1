package io.danq.learning.examples;

import io.danq.beam.file.WholeResource;
import io.danq.beam.parquet.ParquetRowSink;
import io.danq.beam.parquet.RowFiles;
import io.danq.labels.LabelledWindow;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;

/** A file of examples: Parquet with the columns of {@link ExampleRecords}, zstd-compressed. */
final class ShardFile {
  private ShardFile() {}

  /** Writes a shard, which appears under its name only when it is complete. */
  static void write(String folder, Shard shard, List<GenericRecord> examples) throws IOException {
    ParquetRowSink sink = new ParquetRowSink(ExampleRecords.SCHEMA.toString());
    WholeResource.write(
        ExampleFolder.file(folder, shard.file()),
        channel -> {
          sink.open(channel);
          for (GenericRecord example : examples) {
            sink.write(example);
          }
          sink.flush();
        });
  }

  /**
   * Hands on every example of a file, in order.
   *
   * @throws IOException if the file is not a shard, or is damaged
   */
  static void read(ResourceId file, Consumer<LabelledWindow> windows) throws IOException {
    try {
      RowFiles.forEach(file, row -> windows.accept(ExampleRecords.window(row)));
    } catch (AvroRuntimeException | ClassCastException | IllegalArgumentException e) {
      throw new IOException(
          file + " is not a file of examples, or it is damaged: " + e.getMessage(), e);
    }
  }
}
