package io.danq.prediction.rows;

import io.danq.prediction.coder.RecordSourceFields;
import io.danq.prediction.coder.Sliced;
import io.danq.sequence.RecordSource;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A row of the results and where it comes from. It stays as it is from the step that makes it to
 * the file that it is written to.
 *
 * @param source the record it is about
 * @param position of its window or number of its allele, which orders the rows of a record; 0 for a
 *     failed record
 * @param row the row itself, in the schema of {@link AnnotatedRows}, {@link FailedRows} or {@link
 *     VariantRows}
 */
public record SourcedRow(RecordSource source, int position, GenericRecord row) {
  /** Schemas by the number that a row's bytes begin with. */
  private static final List<Schema> SCHEMAS =
      List.of(AnnotatedRows.SCHEMA, FailedRows.SCHEMA, VariantRows.SCHEMA);

  /** Whether it is the row of a failed record. */
  public boolean isFailed() {
    return row.getSchema().equals(FailedRows.SCHEMA);
  }

  /** The rows alone, for a sink that does not need their sources. */
  public static final class Rows
      extends PTransform<PCollection<Sliced<SourcedRow>>, PCollection<GenericRecord>> {
    private static final long serialVersionUID = 1L;

    private final String schema;

    /** Takes rows of one schema. */
    public Rows(Schema schema) {
      this.schema = schema.toString();
    }

    @Override
    public PCollection<GenericRecord> expand(PCollection<Sliced<SourcedRow>> rows) {
      return rows.apply(
              "Row",
              MapElements.into(TypeDescriptor.of(GenericRecord.class))
                  .via(sliced -> sliced.value().row()))
          .setCoder(AvroCoder.of(new Schema.Parser().parse(schema)));
    }
  }

  /** Source, position and kind, then the row in Avro. */
  public static final class SourcedRowCoder extends CustomCoder<SourcedRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(SourcedRow row, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      RecordSourceFields.write(row.source(), out);
      out.writeInt(row.position());
      out.writeByte(SCHEMAS.indexOf(row.row().getSchema()));
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(stream, null);
      new GenericDatumWriter<GenericRecord>(row.row().getSchema()).write(row.row(), encoder);
      encoder.flush();
    }

    @Override
    public SourcedRow decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      RecordSource source = RecordSourceFields.read(in);
      int position = in.readInt();
      Schema schema = SCHEMAS.get(in.readByte());
      GenericRecord row =
          new CompactRowReader(schema)
              .read(null, DecoderFactory.get().directBinaryDecoder(stream, null));
      return new SourcedRow(source, position, row);
    }

    /** It has no state. */
    @Override
    public boolean equals(Object other) {
      return other instanceof SourcedRowCoder;
    }

    @Override
    public int hashCode() {
      return SourcedRowCoder.class.hashCode();
    }
  }
}
