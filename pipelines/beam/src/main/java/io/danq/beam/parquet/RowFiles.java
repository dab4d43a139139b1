package io.danq.beam.parquet;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Reads the rows of Parquet files on any Beam file system. */
public final class RowFiles {
  private RowFiles() {}

  /**
   * Passes every row of a file to an action, in order.
   *
   * @throws IOException if it cannot be read, or is not Parquet
   */
  public static void forEach(ResourceId file, Consumer<GenericRecord> action) throws IOException {
    forEach(file, new Configuration(false), action);
  }

  /**
   * As above, but reads only some of the columns.
   *
   * @param columns the schema of the rows with these columns, see {@link #columns}
   */
  public static void forEach(ResourceId file, Schema columns, Consumer<GenericRecord> action)
      throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    AvroReadSupport.setRequestedProjection(configuration, columns);
    forEach(file, configuration, action);
  }

  /** A schema with some of the columns of another one. */
  public static Schema columns(Schema schema, List<String> names) {
    List<Schema.Field> fields =
        names.stream()
            .map(schema::getField)
            .map(field -> new Schema.Field(field.name(), field.schema(), null, field.defaultVal()))
            .toList();
    return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
  }

  private static void forEach(
      ResourceId file, Configuration configuration, Consumer<GenericRecord> action)
      throws IOException {
    try (SeekableByteChannel channel = open(file);
        ParquetReader<GenericRecord> reader =
            AvroParquetReader.<GenericRecord>builder(new ChannelFile(channel))
                .withConf(configuration)
                .build()) {
      for (var row = next(reader, file); row.isPresent(); row = next(reader, file)) {
        action.accept(row.get());
      }
    }
  }

  /** The next row; empty at the end. Parquet's library has no exception for a damaged file. */
  private static Optional<GenericRecord> next(ParquetReader<GenericRecord> reader, ResourceId file)
      throws IOException {
    try {
      return Optional.ofNullable(reader.read());
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + " is not a Parquet file, or a damaged one", e);
    }
  }

  static SeekableByteChannel open(ResourceId file) throws IOException {
    ReadableByteChannel channel = FileSystems.open(file);
    if (channel instanceof SeekableByteChannel seekable) {
      return seekable;
    }
    channel.close();
    throw new IOException(file + " is on a file system that cannot seek");
  }

  /** Adapts a channel for Parquet's library. */
  record ChannelFile(SeekableByteChannel channel) implements InputFile {
    @Override
    public long getLength() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableInputStream newStream() {
      return new ChannelStream(channel);
    }
  }

  private static final class ChannelStream extends DelegatingSeekableInputStream {
    private final SeekableByteChannel channel;

    ChannelStream(SeekableByteChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }
  }
}
