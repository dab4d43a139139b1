package io.danq.prediction.replay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * Where a failed record is in its file or partition.
 *
 * @param number of the record, or offset of the message
 * @param read 1 or 2 if its name may be that of a read of a pair in a message; 0 for the entire
 *     record
 * @param andAllBehind whether it stands for all records after it as well
 */
record FailedPlace(long number, int read, boolean andAllBehind) {
  /** Field by field. */
  static final class FailedPlaceCoder extends CustomCoder<FailedPlace> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(FailedPlace place, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeLong(place.number());
      out.writeByte(place.read());
      out.writeBoolean(place.andAllBehind());
    }

    @Override
    public FailedPlace decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      return new FailedPlace(in.readLong(), in.readByte(), in.readBoolean());
    }
  }
}
