package io.danq.prediction.predict;

import io.danq.beam.coder.Fields;
import io.danq.prediction.coder.SequenceWindowCoder;
import io.danq.registry.model.ModelDescription;
import io.danq.registry.model.ModelDescriptions;
import io.danq.sequence.window.SequenceWindow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link Prediction}: its model's folder, the window, then its probabilities. */
final class PredictionCoder extends CustomCoder<Prediction> {
  private static final long serialVersionUID = 1L;

  private final SequenceWindowCoder windowCoder = new SequenceWindowCoder();

  @Override
  public void encode(Prediction prediction, OutputStream stream) throws IOException {
    Fields.writeText(prediction.model().folder(), new DataOutputStream(stream));
    windowCoder.encode(prediction.window(), stream);
    ByteBuffer bytes = ByteBuffer.allocate(prediction.probabilities().length * Float.BYTES);
    bytes.asFloatBuffer().put(prediction.probabilities());
    Fields.writeBytes(bytes.array(), new DataOutputStream(stream));
  }

  @Override
  public Prediction decode(InputStream stream) throws IOException {
    ModelDescription model = ModelDescriptions.get(Fields.readText(new DataInputStream(stream)));
    SequenceWindow window = windowCoder.decode(stream);
    ByteBuffer bytes = ByteBuffer.wrap(Fields.readBytes(new DataInputStream(stream)));
    float[] probabilities = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(probabilities);
    return new Prediction(model, window, probabilities);
  }
}
