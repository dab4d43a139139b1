package io.danq.beam.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Writes rows into one Parquet file: zstd-compressed, with standard three-level lists.
 *
 * <p>Beam's own sink carries a Hadoop configuration, 300 KB of XML that a runner serialises with
 * every bundle. On the DirectRunner this took most of the time.
 */
public final class ParquetRowSink implements FileIO.Sink<GenericRecord> {
  private static final long serialVersionUID = 1L;
  private static final long ROW_GROUP_BYTES = 64 << 20;

  private final String schema;
  private final long rowGroupBytes;
  private transient ParquetWriter<GenericRecord> writer;

  /**
   * Writes rows of one schema.
   *
   * @param schema an Avro schema in JSON
   */
  public ParquetRowSink(String schema) {
    this(schema, ROW_GROUP_BYTES);
  }

  /**
   * Writes rows of one schema in row groups of a size.
   *
   * @param schema Avro's, in JSON
   * @param rowGroupBytes size of a row group before compression, above 0
   */
  public ParquetRowSink(String schema, long rowGroupBytes) {
    this.schema = schema;
    this.rowGroupBytes = rowGroupBytes;
  }

  @Override
  public void open(WritableByteChannel channel) throws IOException {
    Builder builder =
        new Builder(new ChannelFile(channel), new Schema.Parser().parse(schema))
            .withConf(new Configuration(false))
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(rowGroupBytes)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
    SeparateEncodings.set(builder);
    writer = builder.build();
  }

  @Override
  public void write(GenericRecord row) throws IOException {
    writer.write(row);
  }

  @Override
  public void flush() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<GenericRecord, Builder> {
    private final Schema schema;

    Builder(OutputFile file, Schema schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<GenericRecord> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(schema);
    }
  }

  /** Adapts a channel for Parquet's library. */
  record ChannelFile(WritableByteChannel channel) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new ChannelStream(channel);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  /** Counts the bytes written to a channel. Does not close the channel. */
  private static final class ChannelStream extends PositionOutputStream {
    private final WritableByteChannel channel;
    private long position;

    ChannelStream(WritableByteChannel channel) {
      this.channel = channel;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        position += channel.write(buffer);
      }
    }
  }
}
