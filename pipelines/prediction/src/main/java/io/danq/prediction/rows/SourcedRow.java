package io.danq.prediction.rows;

import io.danq.prediction.coder.RecordSourceFields;
import io.danq.prediction.coder.Sliced;
import io.danq.sequence.RecordSource;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A row of the results and where it comes from. It is not changed between the step that makes it
 * and the file that it is written to.
 *
 * @param source the record it is about
 * @param position of its window or number of its allele, which orders the rows of a record; 0 for a
 *     failed record
 * @param row the row itself, in the schema of {@link AnnotatedRows}, {@link FailedRows} or {@link
 *     VariantRows}
 */
public record SourcedRow(RecordSource source, int position, GenericRecord row) {
  private static final RowCoder ROW_CODER = new RowCoder();

  /** Whether it is the row of a failed record. */
  public boolean isFailed() {
    return row.getSchema().equals(FailedRows.SCHEMA);
  }

  /** The rows alone, for a sink that does not need their sources. */
  public static final class Rows
      extends PTransform<PCollection<Sliced<SourcedRow>>, PCollection<GenericRecord>> {
    private static final long serialVersionUID = 1L;

    @Override
    public PCollection<GenericRecord> expand(PCollection<Sliced<SourcedRow>> rows) {
      return rows.apply(
              "Row",
              MapElements.into(TypeDescriptor.of(GenericRecord.class))
                  .via(sliced -> sliced.value().row()))
          .setCoder(new RowCoder());
    }
  }

  /** Source and position, then the row. */
  public static final class SourcedRowCoder extends CustomCoder<SourcedRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(SourcedRow row, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      RecordSourceFields.write(row.source(), out);
      out.writeInt(row.position());
      ROW_CODER.encode(row.row(), stream);
    }

    @Override
    public SourcedRow decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      RecordSource source = RecordSourceFields.read(in);
      int position = in.readInt();
      return new SourcedRow(source, position, ROW_CODER.decode(stream));
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
