package io.danq.beam.parquet;

import java.lang.reflect.Field;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * Keeps the encodings of one Parquet file apart from those of other files in this process.
 *
 * <p>Up to release 1.17, Parquet's library has one static factory for the writers of all columns,
 * and it follows the settings of the file that was opened last (PARQUET-1302). A file then gets the
 * dictionary settings of another: possibly in its first row group (a race), always in later ones.
 * The library can take a factory per file, but its builder offers no method for that, so we set it
 * by reflection.
 */
final class SeparateEncodings {
  private static final Field PROPERTIES = properties();

  private SeparateEncodings() {}

  private static Field properties() {
    try {
      Field field = ParquetWriter.Builder.class.getDeclaredField("encodingPropsBuilder");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this release of Parquet's library has another builder", e);
    }
  }

  /** Gives the file a factory of its own. Its format must be version 1, the builder's default. */
  static void set(ParquetWriter.Builder<?, ?> builder) {
    try {
      ((ParquetProperties.Builder) PROPERTIES.get(builder))
          .withValuesWriterFactory(new RowValuesWriters());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
