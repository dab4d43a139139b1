package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.window.Placement;
import io.danq.sequence.window.SequenceWindow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link SequenceWindow}: where it comes from and lies, and its bases, most in two bits. */
public final class SequenceWindowCoder extends CustomCoder<SequenceWindow> {
  private static final long serialVersionUID = 1L;

  @Override
  public void encode(SequenceWindow window, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    RecordSourceFields.write(window.source(), out);
    Fields.writeText(window.sequenceId(), out);
    out.writeInt(window.start());
    out.writeInt(window.end());
    BaseFields.write(window.bases(), out);
    out.writeFloat(window.realBaseFraction());
    out.writeBoolean(window.placement().isPresent());
    if (window.placement().isPresent()) {
      PlacementFields.write(window.placement().get(), out);
    }
  }

  @Override
  public SequenceWindow decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    var source = RecordSourceFields.read(in);
    String sequenceId = Fields.readText(in);
    int start = in.readInt();
    int end = in.readInt();
    byte[] bases = BaseFields.read(in);
    float realBaseFraction = in.readFloat();
    Optional<Placement> placement =
        in.readBoolean() ? Optional.of(PlacementFields.read(in)) : Optional.empty();
    return new SequenceWindow(source, sequenceId, start, end, bases, realBaseFraction, placement);
  }
}
