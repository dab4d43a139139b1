package io.danq.sequence;

import java.util.BitSet;

/**
 * Bases in two bits each. This is the one definition of the packing: in memory, between workers and
 * in the files of {@code danq examples}.
 *
 * @param pairs four bases per byte, the first in the lowest bits: A 0, C 1, G 2, T 3, and 0 for
 *     everything else; not to be changed
 * @param unknown the positions of everything else; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TwoBitBases(byte[] pairs, BitSet unknown) {
  private static final byte[] BASES = {'A', 'C', 'G', 'T'};
  private static final int PER_BYTE = 4;
  private static final BitSet NONE = new BitSet(0);

  /**
   * Packs bases.
   *
   * @param bases in ASCII, as {@link Nucleotide} reads them
   * @throws IllegalArgumentException if a byte is not a base
   */
  public static TwoBitBases pack(byte[] bases) {
    byte[] pairs = new byte[bytes(bases.length)];
    BitSet unknown = new BitSet(0);
    for (int i = 0; i < bases.length; i++) {
      int base = Nucleotide.code(bases[i]);
      if (base == Nucleotide.INVALID) {
        throw new IllegalArgumentException("byte " + bases[i] + " at " + i + " is not a base");
      }
      if (base == Nucleotide.AMBIGUOUS) {
        unknown.set(i);
      } else {
        pairs[i / PER_BYTE] |= (byte) (base << (2 * (i % PER_BYTE)));
      }
    }
    return new TwoBitBases(pairs, unknown.isEmpty() ? NONE : unknown);
  }

  /** Number of bytes that a number of bases takes. */
  public static int bytes(int bases) {
    return (bases + PER_BYTE - 1) / PER_BYTE;
  }

  /**
   * Unpacks the bases.
   *
   * @param into one byte per base; receives A, C, G, T or N in ASCII
   */
  public void unpack(byte[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = BASES[(pairs[i / PER_BYTE] >> (2 * (i % PER_BYTE))) & 3];
    }
    for (int i = unknown.nextSetBit(0); i >= 0 && i < into.length; i = unknown.nextSetBit(i + 1)) {
      into[i] = 'N';
    }
  }
}
