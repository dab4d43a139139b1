package io.danq.prediction.coder;

import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.VariantInput;
import io.danq.sequence.variant.VcfPiece;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link VariantInput}: which of the two it is, then its fields. */
public final class VariantInputCoder extends CustomCoder<VariantInput> {
  private static final long serialVersionUID = 1L;

  @Override
  public void encode(VariantInput input, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeBoolean(input instanceof VcfPiece);
    if (input instanceof VcfPiece piece) {
      VcfPieceFields.write(piece, out);
    } else if (input instanceof SourcedVariant variant) {
      SourcedVariantFields.write(variant, out);
    }
  }

  @Override
  public VariantInput decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    return in.readBoolean() ? VcfPieceFields.read(in) : SourcedVariantFields.read(in);
  }

  /** Two coders are equal: there is nothing to set. */
  @Override
  public boolean equals(Object other) {
    return other instanceof VariantInputCoder;
  }

  @Override
  public int hashCode() {
    return VariantInputCoder.class.hashCode();
  }
}
