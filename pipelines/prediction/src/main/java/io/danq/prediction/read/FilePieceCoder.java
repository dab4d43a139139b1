package io.danq.prediction.read;

import io.danq.sequence.file.FilePiece;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link FilePiece}: its four numbers. */
final class FilePieceCoder extends CustomCoder<FilePiece> {
  private static final long serialVersionUID = 1L;

  @Override
  public void encode(FilePiece piece, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeLong(piece.place());
    out.writeLong(piece.before());
    out.writeLong(piece.lines());
    out.writeLong(piece.records());
  }

  @Override
  public FilePiece decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    return new FilePiece(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  /** Equal pieces have equal bytes. */
  @Override
  public void verifyDeterministic() {}

  /** Two coders are equal: there is nothing to set. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FilePieceCoder;
  }

  @Override
  public int hashCode() {
    return FilePieceCoder.class.hashCode();
  }
}
