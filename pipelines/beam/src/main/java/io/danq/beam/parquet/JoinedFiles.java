package io.danq.beam.parquet;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;

/** Joins Parquet files of the same schema. Their row groups are copied unchanged. */
public final class JoinedFiles {
  private JoinedFiles() {}

  /**
   * Writes one file with the rows of several, in their order.
   *
   * @param files at least one
   * @param channel stays open
   * @throws IOException if one cannot be read
   * @throws IllegalArgumentException if a file has another schema than the first
   */
  public static void write(List<ResourceId> files, WritableByteChannel channel) throws IOException {
    FileMetaData first = metadata(files.get(0));
    MessageType schema = first.getSchema();
    Map<String, String> properties = first.getKeyValueMetaData();
    ParquetFileWriter writer =
        new ParquetFileWriter(
            new ParquetRowSink.ChannelFile(channel),
            schema,
            ParquetFileWriter.Mode.OVERWRITE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            0,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
    for (ResourceId file : files) {
      try (SeekableByteChannel content = RowFiles.open(file)) {
        writer.appendFile(new RowFiles.ChannelFile(content));
      }
    }
    writer.end(properties);
  }

  private static FileMetaData metadata(ResourceId file) throws IOException {
    try (SeekableByteChannel content = RowFiles.open(file);
        ParquetFileReader reader = ParquetFileReader.open(new RowFiles.ChannelFile(content))) {
      return reader.getFooter().getFileMetaData();
    }
  }
}
