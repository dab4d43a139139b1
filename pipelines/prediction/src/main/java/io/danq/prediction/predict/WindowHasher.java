package io.danq.prediction.predict;

import io.danq.inference.Strands;
import io.danq.sequence.Nucleotide;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Gives windows that the network cannot tell apart the same hash. Case does not matter, U counts as
 * T, and all bytes that are not nucleotides are equal, because each encodes as a row of zeros
 * ({@code io.danq.sequence.tensor.OneHotEncoder}). If both strands are predicted, a window and its
 * reverse complement have the same hash too: the mean of two numbers does not depend on their
 * order.
 *
 * <p>Not thread-safe.
 */
public final class WindowHasher {
  private static final int SHA_256_BYTES = 32;

  /** By byte: 0 to 3 for A, C, G, T, and 4 for anything else. */
  private static final byte[] CODES = new byte[256];

  /** The code of the base that pairs with a byte's base. */
  private static final byte[] COMPLEMENTS = new byte[256];

  static {
    for (int i = 0; i < CODES.length; i++) {
      int code = Nucleotide.code((byte) i);
      boolean isBase = code >= 0 && code < Nucleotide.AMBIGUOUS;
      CODES[i] = (byte) (isBase ? code : Nucleotide.AMBIGUOUS);
      COMPLEMENTS[i] = (byte) (isBase ? 3 - code : Nucleotide.AMBIGUOUS); // A and T, C and G
    }
  }

  private final Strands strands;
  private final MessageDigest digest;
  private final byte[] hash = new byte[SHA_256_BYTES];
  private byte[] codes = new byte[0];

  /** Hashes for networks that predict these strands. */
  public WindowHasher(Strands strands) {
    this.strands = strands;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of a window alone. */
  public WindowHash hash(byte[] bases) {
    return hash("", bases);
  }

  /**
   * The hash of a window and its predictor.
   *
   * @param fingerprint the predictor's, without line ends
   */
  WindowHash hash(String fingerprint, byte[] bases) {
    if (codes.length != bases.length) {
      codes = new byte[bases.length];
    }
    if (strands == Strands.BOTH && reverseComplementIsSmaller(bases)) {
      for (int i = 0; i < bases.length; i++) {
        codes[i] = COMPLEMENTS[bases[bases.length - 1 - i] & 0xff];
      }
    } else {
      for (int i = 0; i < bases.length; i++) {
        codes[i] = CODES[bases[i] & 0xff];
      }
    }
    digest.update(fingerprint.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(codes);
    try {
      digest.digest(hash, 0, SHA_256_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("the array has the digest's length", e);
    }
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new WindowHash(bytes.getLong(), bytes.getLong());
  }

  private static boolean reverseComplementIsSmaller(byte[] bases) {
    for (int i = 0; i < bases.length; i++) {
      int forward = CODES[bases[i] & 0xff];
      int reverse = COMPLEMENTS[bases[bases.length - 1 - i] & 0xff];
      if (forward != reverse) {
        return reverse < forward;
      }
    }
    return false;
  }
}
