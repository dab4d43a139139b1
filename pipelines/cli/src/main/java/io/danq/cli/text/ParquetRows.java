package io.danq.cli.text;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.RowFiles;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Reads the rows of Parquet files one by one. */
public final class ParquetRows {
  private ParquetRows() {}

  /** Every row of every Parquet file in a folder, file by file, sorted by name. */
  public static void forEach(String folder, Consumer<GenericRecord> action) throws IOException {
    for (ResourceId file : ParquetFiles.in(folder)) {
      RowFiles.forEach(file, action);
    }
  }

  /** Every row of one file. */
  public static void forEachInFile(String file, Consumer<GenericRecord> action) throws IOException {
    RowFiles.forEach(FileSystems.matchNewResource(file, false), action);
  }
}
