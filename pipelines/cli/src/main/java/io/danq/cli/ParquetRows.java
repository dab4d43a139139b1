package io.danq.cli;

import io.danq.prediction.OutputFolders;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Reads the rows of Parquet files one by one. */
final class ParquetRows {
  private ParquetRows() {}

  /** Every row of every Parquet file in a folder, file by file in order of their names. */
  static void forEach(String folder, Consumer<GenericRecord> action) throws IOException {
    for (ResourceId file : OutputFolders.parquetFiles(folder)) {
      forEachInFile(file.toString(), action);
    }
  }

  /** Every row of one file. */
  static void forEachInFile(String file, Consumer<GenericRecord> action) throws IOException {
    Configuration configuration = new Configuration();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                HadoopInputFile.fromPath(new Path(file), configuration))
            .withConf(configuration)
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        action.accept(row);
      }
    }
  }
}
