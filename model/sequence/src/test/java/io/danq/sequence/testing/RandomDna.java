package io.danq.sequence.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seeded sequences of A, C, G and T. */
public final class RandomDna {
  private final Random random;

  public RandomDna(long seed) {
    random = new Random(seed);
  }

  public String text(int length) {
    return new String(bases(length), StandardCharsets.US_ASCII);
  }

  public byte[] bases(int length) {
    byte[] bases = new byte[length];
    for (int i = 0; i < length; i++) {
      bases[i] = (byte) "ACGT".charAt(random.nextInt(4));
    }
    return bases;
  }

  /** Sequences of one length. */
  public List<byte[]> windows(int count, int length) {
    return Stream.generate(() -> bases(length)).limit(count).toList();
  }

  /** The reverse complement of a sequence; other letters stay as they are. */
  public static byte[] reverseComplement(byte[] bases) {
    byte[] reversed = new byte[bases.length];
    IntStream.range(0, bases.length)
        .forEach(i -> reversed[i] = complement(bases[bases.length - 1 - i]));
    return reversed;
  }

  private static byte complement(byte base) {
    return switch (base) {
      case 'A' -> 'T';
      case 'C' -> 'G';
      case 'G' -> 'C';
      case 'T' -> 'A';
      default -> base;
    };
  }
}
