package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.variant.VcfPiece;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Writes the fields of a {@link VcfPiece}: some hundred lines with their place in the file. */
final class VcfPieceFields {
  private VcfPieceFields() {}

  static void write(VcfPiece piece, DataOutputStream out) throws IOException {
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

  static VcfPiece read(DataInputStream in) throws IOException {
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
}
