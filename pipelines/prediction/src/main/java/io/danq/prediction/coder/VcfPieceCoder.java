package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.variant.VcfPiece;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link VcfPiece}: some hundred lines with their place in the file. */
public final class VcfPieceCoder extends CustomCoder<VcfPiece> {
  private static final long serialVersionUID = 1L;

  @Override
  public void encode(VcfPiece piece, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    Fields.writeText(piece.file(), out);
    out.writeInt(piece.number());
    Fields.writeText(piece.kind().name(), out);
    out.writeLong(piece.firstLine());
    out.writeLong(piece.firstRecord());
    Fields.writeBytes(piece.bytes(), out);
    out.writeInt(piece.contigLengths().size());
    for (Map.Entry<String, Integer> length : piece.contigLengths().entrySet()) {
      Fields.writeText(length.getKey(), out);
      out.writeInt(length.getValue());
    }
  }

  @Override
  public VcfPiece decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    String file = Fields.readText(in);
    int number = in.readInt();
    VcfPiece.Kind kind = VcfPiece.Kind.valueOf(Fields.readText(in));
    long firstLine = in.readLong();
    long firstRecord = in.readLong();
    byte[] bytes = Fields.readBytes(in);
    Map<String, Integer> lengths = new HashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      lengths.put(Fields.readText(in), in.readInt());
    }
    return new VcfPiece(file, number, kind, firstLine, firstRecord, bytes, lengths);
  }

  /** Two coders are equal: there is nothing to set. */
  @Override
  public boolean equals(Object other) {
    return other instanceof VcfPieceCoder;
  }

  @Override
  public int hashCode() {
    return VcfPieceCoder.class.hashCode();
  }
}
