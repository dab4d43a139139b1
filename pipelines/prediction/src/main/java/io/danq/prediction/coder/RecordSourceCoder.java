package io.danq.prediction.coder;

import io.danq.sequence.RecordSource;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link RecordSource}; the same one gives the same bytes, so that it can be a key. */
public final class RecordSourceCoder extends CustomCoder<RecordSource> {
  private static final long serialVersionUID = 1L;

  @Override
  public void encode(RecordSource source, OutputStream out) throws IOException {
    RecordSourceFields.write(source, new DataOutputStream(out));
  }

  @Override
  public RecordSource decode(InputStream in) throws IOException {
    return RecordSourceFields.read(new DataInputStream(in));
  }

  @Override
  public void verifyDeterministic() {}
}
