package io.danq.beam.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * How the columns of one file are encoded: floats as {@link PlainFloats}, the others as Parquet's
 * library does. Floats get no dictionary, because probabilities hardly ever repeat: looking for
 * repeats took half of the time to write.
 */
final class RowValuesWriters implements ValuesWriterFactory {
  private final ValuesWriterFactory others = new DefaultV1ValuesWriterFactory();

  @Override
  public void initialize(ParquetProperties properties) {
    others.initialize(properties);
  }

  @Override
  public ValuesWriter newValuesWriter(ColumnDescriptor column) {
    return column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT
        ? new PlainFloats()
        : others.newValuesWriter(column);
  }
}
