package io.danq.prediction.slice;

import io.danq.beam.coder.Fields;
import io.danq.prediction.write.RowKind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A row that waits for the others of its slice.
 *
 * @param kind what it is
 * @param offset offset of its message
 * @param start where in the message's sequence its window starts
 * @param bytes the row in Avro, a fifth of the size that it has in objects; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by offset and start
record SliceRow(RowKind kind, long offset, int start, byte[] bytes) {
  /**
   * The order of rows in a file: as their messages lie in the partition. Of a message's failures,
   * none of which has a start, by their content, so that the order is always the same.
   */
  static final Comparator<SliceRow> ORDER =
      Comparator.comparingLong(SliceRow::offset)
          .thenComparingInt(SliceRow::start)
          .thenComparing(SliceRow::bytes, Arrays::compare);

  /** Field after field. */
  static final class SliceRowCoder extends CustomCoder<SliceRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(SliceRow row, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeBoolean(row.kind() == RowKind.FAILED);
      out.writeLong(row.offset());
      out.writeInt(row.start());
      Fields.writeBytes(row.bytes(), out);
    }

    @Override
    public SliceRow decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      RowKind kind = in.readBoolean() ? RowKind.FAILED : RowKind.PREDICTIONS;
      return new SliceRow(kind, in.readLong(), in.readInt(), Fields.readBytes(in));
    }
  }
}
