package io.danq.sequence.genome;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A contig with its bases. Only absolute positions of the buffer are read, so that threads may
 * share it.
 *
 * @param packed holds the bases as {@link FourBitBases} packs them, and possibly those of others
 * @param start index of the contig's first byte in the buffer
 */
record PackedContig(Contig contig, ByteBuffer packed, int start) {
  private static final byte BEYOND = 'N';

  /** Copies bases {@code [from, to)}, and N beyond the ends of the contig. */
  void copy(int from, int to, byte[] target, int offset) {
    int first = Math.min(Math.max(from, 0), to);
    int last = Math.max(Math.min(to, contig.length()), first);
    int before = first - from;
    int own = last - first;
    Arrays.fill(target, offset, offset + before, BEYOND);
    FourBitBases.unpack(packed, start, first, last, target, offset + before);
    Arrays.fill(target, offset + before + own, offset + (to - from), BEYOND);
  }
}
