package io.danq.prediction.bin;

import io.danq.beam.coder.Fields;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import org.apache.beam.sdk.coders.AtomicCoder;

/** A {@link BinKey}; equal keys have equal bytes. */
final class BinKeyCoder extends AtomicCoder<BinKey> {
  private static final long serialVersionUID = 1L;

  @Override
  public void encode(BinKey key, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    Fields.writeText(key.contig(), out);
    out.writeInt(key.start());
    out.writeInt(key.end());
    out.writeInt(key.haplotype());
    out.writeBoolean(key.phaseSet().isPresent());
    out.writeInt(key.phaseSet().orElse(0));
  }

  @Override
  public BinKey decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    String contig = Fields.readText(in);
    int start = in.readInt();
    int end = in.readInt();
    int haplotype = in.readInt();
    boolean phased = in.readBoolean();
    int phaseSet = in.readInt();
    return new BinKey(
        contig, start, end, phased ? OptionalInt.of(phaseSet) : OptionalInt.empty(), haplotype);
  }
}
