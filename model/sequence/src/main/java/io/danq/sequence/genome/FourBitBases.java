package io.danq.sequence.genome;

import io.danq.sequence.Nucleotide;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs bases as BAM does: 4 bits per base, the first of two in the high bits. The codes are those
 * of the SAM specification, section 4.2.3: {@code =ACMGRSVTWYHKDBN}. A sequence of odd length ends
 * with four bits of zero.
 *
 * <p>Lower case reads as upper case, U as T, and a gap ({@code -}, {@code .}) as N.
 */
final class FourBitBases {
  /** {@link #upper} of a byte that is not a base. */
  static final byte INVALID = 0;

  private static final String LETTERS = "=ACMGRSVTWYHKDBN";
  private static final byte[] UPPER = upper();
  private static final byte[] CODES = codes();
  private static final byte[] HIGH = letters(4);
  private static final byte[] LOW = letters(0);

  // Windows are unpacked 16 bases at a time: the two letters of each byte are one store.
  private static final int BASES_OF_LONG = 16;
  private static final short[] PAIRS = pairs();
  private static final VarHandle TWO_BYTES =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private FourBitBases() {}

  private static byte[] upper() {
    byte[] upper = new byte[256];
    for (int b = 0; b < upper.length; b++) {
      int code = Nucleotide.code((byte) b);
      if (code == Nucleotide.AMBIGUOUS) {
        upper[b] = (byte) (Character.isLetter(b) ? Character.toUpperCase(b) : 'N');
      } else if (code != Nucleotide.INVALID) {
        upper[b] = (byte) "ACGT".charAt(code);
      }
    }
    return upper;
  }

  private static byte[] codes() {
    byte[] codes = new byte[256];
    Arrays.fill(codes, (byte) LETTERS.indexOf('N'));
    for (int code = 0; code < LETTERS.length(); code++) {
      codes[LETTERS.charAt(code)] = (byte) code;
    }
    return codes;
  }

  private static byte[] letters(int shift) {
    byte[] letters = new byte[256];
    for (int pair = 0; pair < letters.length; pair++) {
      letters[pair] = (byte) LETTERS.charAt(pair >> shift & 0xf);
    }
    return letters;
  }

  private static short[] pairs() {
    short[] pairs = new short[256];
    for (int pair = 0; pair < pairs.length; pair++) {
      pairs[pair] = (short) (HIGH[pair] << Byte.SIZE | LOW[pair]);
    }
    return pairs;
  }

  /** The base in upper case, or {@link #INVALID}. */
  static byte upper(byte base) {
    return UPPER[base & 0xff];
  }

  /** Bytes of a packed sequence. */
  static int bytes(int bases) {
    return bases / 2 + (bases & 1);
  }

  /**
   * Packs a sequence.
   *
   * @param bases in upper case; the first {@code count} are packed
   * @param packed takes {@code bytes(count)} bytes, from index 0
   */
  static void pack(byte[] bases, int count, byte[] packed) {
    int pairs = count / 2;
    for (int i = 0; i < pairs; i++) {
      packed[i] = (byte) (CODES[bases[2 * i]] << 4 | CODES[bases[2 * i + 1]]);
    }
    if (count % 2 == 1) {
      packed[pairs] = (byte) (CODES[bases[count - 1]] << 4);
    }
  }

  /**
   * Unpacks bases {@code [from, to)} of the sequence whose first byte is at {@code start}.
   *
   * @param packed in big-endian order, a buffer's default
   * @param target takes the bases, from index {@code offset}
   */
  static void unpack(ByteBuffer packed, int start, int from, int to, byte[] target, int offset) {
    int base = from;
    int at = offset;
    if (base < to && (base & 1) == 1) {
      target[at++] = LOW[packed.get(start + (base >> 1)) & 0xff];
      base++;
    }
    for (; to - base >= BASES_OF_LONG; base += BASES_OF_LONG) {
      long bases = packed.getLong(start + (base >> 1));
      for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
        TWO_BYTES.set(target, at, PAIRS[(int) (bases >>> shift) & 0xff]);
        at += 2;
      }
    }
    for (; to - base >= 2; base += 2) {
      TWO_BYTES.set(target, at, PAIRS[packed.get(start + (base >> 1)) & 0xff]);
      at += 2;
    }
    if (base < to) {
      target[at] = HIGH[packed.get(start + (base >> 1)) & 0xff];
    }
  }
}
