package io.danq.prediction.rows;

import io.danq.prediction.coder.RecordSourceFields;
import io.danq.sequence.RecordSource;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A row of the results and where it comes from.
 *
 * @param source the record it is about
 * @param start where in the record its window starts; 0 for a failed record
 * @param row the row itself
 */
public record SourcedRow(RecordSource source, int start, GenericRecord row) {
  /** The rows alone, for a sink to which their sources are nothing. */
  public static final class Rows
      extends PTransform<PCollection<SourcedRow>, PCollection<GenericRecord>> {
    private static final long serialVersionUID = 1L;

    private final String schema;

    /** Lets go of the sources of rows of one schema. */
    public Rows(Schema schema) {
      this.schema = schema.toString();
    }

    @Override
    public PCollection<GenericRecord> expand(PCollection<SourcedRow> rows) {
      return rows.apply(
              "Row", MapElements.into(TypeDescriptor.of(GenericRecord.class)).via(SourcedRow::row))
          .setCoder(AvroCoder.of(new Schema.Parser().parse(schema)));
    }
  }

  /** Source and start, then the row in Avro. */
  public static final class SourcedRowCoder extends CustomCoder<SourcedRow> {
    private static final long serialVersionUID = 1L;

    private final Coder<GenericRecord> rowCoder;

    /** Writes rows of one schema. */
    public SourcedRowCoder(Schema schema) {
      this.rowCoder = AvroCoder.of(schema);
    }

    @Override
    public void encode(SourcedRow row, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      RecordSourceFields.write(row.source(), out);
      out.writeInt(row.start());
      rowCoder.encode(row.row(), stream);
    }

    @Override
    public SourcedRow decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      return new SourcedRow(RecordSourceFields.read(in), in.readInt(), rowCoder.decode(stream));
    }
  }
}
