package io.danq.prediction.rows;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.CustomCoder;

/** The number of a row's schema in a byte, then the row in Avro's binary encoding. */
public final class RowCoder extends CustomCoder<GenericRecord> {
  private static final long serialVersionUID = 1L;

  /** Schemas by their number. */
  private static final List<Schema> SCHEMAS =
      List.of(AnnotatedRows.SCHEMA, FailedRows.SCHEMA, VariantRows.SCHEMA);

  @Override
  public void encode(GenericRecord row, OutputStream stream) throws IOException {
    stream.write(SCHEMAS.indexOf(row.getSchema()));
    RowEncoder.write(row, stream);
  }

  @Override
  public GenericRecord decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    return RowDecoder.read(SCHEMAS.get(in.readByte()), in);
  }

  /** It has no state. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RowCoder;
  }

  @Override
  public int hashCode() {
    return RowCoder.class.hashCode();
  }
}
