package io.danq.learning.evaluation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.BitSet;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A network's probabilities for one target in some windows, with the labels.
 *
 * @param forward the windows' probabilities
 * @param reverse probabilities of their reverse complements
 * @param positives the places of the windows that are labelled positive
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record TargetScores(float[] forward, float[] reverse, BitSet positives) {
  /**
   * Format: number of windows, pairs of probabilities, number of bytes for the labels, the labels.
   */
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
