package io.danq.prediction;

import io.danq.window.SequenceWindow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link Prediction}: the window, then its probabilities. */
final class PredictionCoder extends CustomCoder<Prediction> {
  private static final long serialVersionUID = 1L;

  private final SequenceWindowCoder windowCoder = new SequenceWindowCoder();

  @Override
  public void encode(Prediction prediction, OutputStream stream) throws IOException {
    windowCoder.encode(prediction.window(), stream);
    ByteBuffer bytes = ByteBuffer.allocate(prediction.probabilities().length * Float.BYTES);
    bytes.asFloatBuffer().put(prediction.probabilities());
    Fields.writeBytes(bytes.array(), new DataOutputStream(stream));
  }

  @Override
  public Prediction decode(InputStream stream) throws IOException {
    SequenceWindow window = windowCoder.decode(stream);
    ByteBuffer bytes = ByteBuffer.wrap(Fields.readBytes(new DataInputStream(stream)));
    float[] probabilities = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(probabilities);
    return new Prediction(window, probabilities);
  }
}
