package io.danq.sequence;

import java.util.Arrays;
import java.util.Optional;

/**
 * The four bases, and what every other byte of a sequence means.
 *
 * <p>Lower case (soft-masked) reads as upper case and U as T; N, gaps ({@code -}, {@code .}) and
 * the IUPAC ambiguity codes R Y S W K M B D H V are {@linkplain #AMBIGUOUS ambiguous}: they encode
 * as a row of zeros, as in DeepSEA's training data. Any other byte is invalid.
 */
@SuppressWarnings("EnumOrdinal") // the ordinal is the code
public enum Nucleotide {
  A,
  C,
  G,
  T;

  /** {@link #code} of N, a gap or an IUPAC ambiguity code. */
  public static final int AMBIGUOUS = 4;

  /** {@link #code} of a byte that no sequence may hold. */
  public static final int INVALID = -1;

  private static final byte[] CODES = codes();

  private static byte[] codes() {
    byte[] codes = new byte[256];
    Arrays.fill(codes, (byte) INVALID);
    for (char base : "NRYSWKMBDHV-.".toCharArray()) {
      set(codes, base, AMBIGUOUS);
    }
    for (Nucleotide nucleotide : values()) {
      set(codes, nucleotide.name().charAt(0), nucleotide.ordinal());
    }
    set(codes, 'U', T.ordinal());
    return codes;
  }

  private static void set(byte[] codes, char base, int code) {
    codes[base] = (byte) code;
    codes[Character.toLowerCase(base)] = (byte) code;
  }

  /**
   * Classifies one byte of a sequence.
   *
   * @return the ordinal of the nucleotide (0 to 3), {@link #AMBIGUOUS} or {@link #INVALID}
   */
  public static int code(byte base) {
    return CODES[base & 0xff];
  }

  /** The nucleotide of a byte; empty if the byte is ambiguous or invalid. */
  public static Optional<Nucleotide> of(byte base) {
    int code = code(base);
    return code >= 0 && code < AMBIGUOUS ? Optional.of(values()[code]) : Optional.empty();
  }

  /** The base that pairs with this one: A with T, C with G. */
  public Nucleotide complement() {
    return values()[3 - ordinal()];
  }

  /** The reverse complement of a sequence, in upper case. Bytes other than nucleotides become N. */
  public static byte[] reverseComplement(byte[] bases) {
    byte[] reversed = new byte[bases.length];
    for (int i = 0; i < bases.length; i++) {
      int code = code(bases[bases.length - 1 - i]);
      reversed[i] = (byte) (code >= 0 && code < AMBIGUOUS ? "TGCA".charAt(code) : 'N');
    }
    return reversed;
  }
}
