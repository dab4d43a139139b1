package io.danq.sequence.tensor;

import io.danq.sequence.BaseOrder;
import io.danq.sequence.Nucleotide;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Writes sequences as one-hot rows; immutable and thread-safe.
 *
 * <ul>
 *   <li>input: {@code length} ASCII bytes
 *   <li>output: float32 {@code [length, 4]}, row-major, channels in the model's {@link BaseOrder}
 *   <li>N, gaps and ambiguity codes: a row of zeros
 * </ul>
 *
 * The reverse complement flips both axes: the last base comes first, and in either base order the
 * channel of a base's complement is 3 minus its own.
 */
public final class OneHotEncoder {
  /** Channels of a row. */
  public static final int CHANNELS = 4;

  /** The value in place of a channel if the row is all zeros. */
  public static final int NONE = CHANNELS;

  private final byte[] forward = new byte[256];
  private final byte[] complement = new byte[256];

  public OneHotEncoder(BaseOrder order) {
    Arrays.fill(forward, (byte) NONE);
    Arrays.fill(complement, (byte) NONE);
    for (int value = 0; value < 256; value++) {
      int index = value;
      Nucleotide.of((byte) value)
          .ifPresent(
              nucleotide -> {
                forward[index] = (byte) order.channel(nucleotide);
                complement[index] = (byte) order.channel(nucleotide.complement());
              });
    }
  }

  /** Writes {@code bases.length * 4} floats at the buffer's position and advances it. */
  public void encode(byte[] bases, FloatBuffer out) {
    for (byte base : bases) {
      putRow(forward[base & 0xff], out);
    }
  }

  /** Like {@link #encode}, for the reverse complement of the sequence. */
  public void encodeReverseComplement(byte[] bases, FloatBuffer out) {
    for (int i = bases.length - 1; i >= 0; i--) {
      putRow(complement[bases[i] & 0xff], out);
    }
  }

  /**
   * Writes the channel of each base, 0 to 3 or {@link #NONE}: a compact form of the one-hot rows.
   *
   * @param out at least as long as the sequence
   */
  public void channels(byte[] bases, byte[] out) {
    for (int i = 0; i < bases.length; i++) {
      out[i] = forward[bases[i] & 0xff];
    }
  }

  /** Like {@link #channels}, for the reverse complement of the sequence. */
  public void channelsOfReverseComplement(byte[] bases, byte[] out) {
    for (int i = 0; i < bases.length; i++) {
      out[bases.length - 1 - i] = complement[bases[i] & 0xff];
    }
  }

  /** {@link #channels} of the sequence, or of its reverse complement. */
  public void channels(byte[] bases, boolean reverseComplement, byte[] out) {
    if (reverseComplement) {
      channelsOfReverseComplement(bases, out);
    } else {
      channels(bases, out);
    }
  }

  private static void putRow(int channel, FloatBuffer out) {
    out.put(channel == 0 ? 1f : 0f);
    out.put(channel == 1 ? 1f : 0f);
    out.put(channel == 2 ? 1f : 0f);
    out.put(channel == 3 ? 1f : 0f);
  }
}
