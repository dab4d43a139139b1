package io.danq.prediction.predict;

import io.danq.beam.coder.Fields;
import io.danq.prediction.coder.SequenceWindowCoder;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.window.SequenceWindow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link Prediction}: its model, the window, then its probabilities. */
final class PredictionCoder extends CustomCoder<Prediction> {
  private static final long serialVersionUID = 1L;

  private final SequenceWindowCoder windowCoder = new SequenceWindowCoder();

  @Override
  public void encode(Prediction prediction, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    Fields.writeText(prediction.model().folder(), out);
    Fields.writeText(prediction.model().id(), out);
    Fields.writeText(prediction.model().version(), out);
    windowCoder.encode(prediction.window(), stream);
    Fields.writeFloats(prediction.probabilities(), out);
  }

  @Override
  public Prediction decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    ModelIdentity model =
        new ModelIdentity(Fields.readText(in), Fields.readText(in), Fields.readText(in));
    SequenceWindow window = windowCoder.decode(stream);
    return new Prediction(model, window, Fields.readFloats(in));
  }
}
