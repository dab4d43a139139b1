package io.danq.learning.evaluation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.BitSet;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * What a network says of one target in some windows, and what is true of it.
 *
 * @param forward the windows' probabilities
 * @param reverse those of their reverse complements, as many
 * @param positives the windows that are labelled positive, by their place
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record TargetScores(float[] forward, float[] reverse, BitSet positives) {
  /** Number of windows, probabilities by pairs, number of bytes of labels, the labels. */
  static final class ScoresCoder extends CustomCoder<TargetScores> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(TargetScores scores, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeInt(scores.forward().length);
      for (int i = 0; i < scores.forward().length; i++) {
        out.writeFloat(scores.forward()[i]);
        out.writeFloat(scores.reverse()[i]);
      }
      byte[] positives = scores.positives().toByteArray();
      out.writeInt(positives.length);
      out.write(positives);
    }

    @Override
    public TargetScores decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      int count = in.readInt();
      float[] forward = new float[count];
      float[] reverse = new float[count];
      for (int i = 0; i < count; i++) {
        forward[i] = in.readFloat();
        reverse[i] = in.readFloat();
      }
      byte[] positives = new byte[in.readInt()];
      in.readFully(positives);
      return new TargetScores(forward, reverse, BitSet.valueOf(positives));
    }
  }
}
