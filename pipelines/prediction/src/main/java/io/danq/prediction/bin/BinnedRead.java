package io.danq.prediction.bin;

import io.danq.beam.coder.Fields;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * What one read contributes to a bin.
 *
 * @param window a hash of the window's bases
 * @param realBaseFraction share of A, C, G, T in the window, 0 to 1
 * @param readBaseFraction share of the window's bases that came from the read, 0 to 1
 * @param probabilities one per target, 0 to 1; callers must not change them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BinnedRead(
    long window, float realBaseFraction, float readBaseFraction, float[] probabilities) {

  /** The hash and the fractions, then the probabilities. */
  static final class BinnedReadCoder extends CustomCoder<BinnedRead> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(BinnedRead read, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeLong(read.window());
      out.writeFloat(read.realBaseFraction());
      out.writeFloat(read.readBaseFraction());
      Fields.writeFloats(read.probabilities(), out);
    }

    @Override
    public BinnedRead decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      long window = in.readLong();
      float realBaseFraction = in.readFloat();
      float readBaseFraction = in.readFloat();
      return new BinnedRead(window, realBaseFraction, readBaseFraction, Fields.readFloats(in));
    }
  }
}
