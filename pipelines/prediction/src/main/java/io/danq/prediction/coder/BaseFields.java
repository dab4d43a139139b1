package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.TwoBitBases;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;

/**
 * Writes bases in two bits each, and the positions of N, if that loses nothing; otherwise as bytes.
 * Windows cross the network and the disk between cutting and predicting, and bases are most of
 * their size. Stateless.
 */
final class BaseFields {
  private static final boolean[] PACKED = packed();

  private BaseFields() {}

  private static boolean[] packed() {
    boolean[] packed = new boolean[256];
    for (char base : "ACGTN".toCharArray()) {
      packed[base] = true;
    }
    return packed;
  }

  static void write(byte[] bases, DataOutputStream out) throws IOException {
    boolean pack = canBePacked(bases);
    out.writeBoolean(pack);
    if (!pack) {
      Fields.writeBytes(bases, out);
      return;
    }
    TwoBitBases two = TwoBitBases.pack(bases);
    out.writeInt(bases.length);
    out.write(two.pairs());
    Fields.writeBytes(two.unknown().toByteArray(), out);
  }

  /** Lower case, U and the IUPAC codes would not come back as they were. */
  private static boolean canBePacked(byte[] bases) {
    for (byte base : bases) {
      if (!PACKED[base & 0xff]) {
        return false;
      }
    }
    return true;
  }

  static byte[] read(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return Fields.readBytes(in);
    }
    byte[] bases = new byte[in.readInt()];
    byte[] pairs = new byte[TwoBitBases.bytes(bases.length)];
    in.readFully(pairs);
    new TwoBitBases(pairs, BitSet.valueOf(Fields.readBytes(in))).unpack(bases);
    return bases;
  }
}
