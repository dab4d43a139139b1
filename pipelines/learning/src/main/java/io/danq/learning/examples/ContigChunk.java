package io.danq.learning.examples;

import java.util.Arrays;

/**
 * A piece of a contig with its flanks.
 *
 * @param contig the contig's name
 * @param start first base of the piece, a multiple of its length
 * @param contigLength bases of the whole contig
 * @param from the position on the contig where {@code bases} begins, at most {@code start}
 * @param bases the piece with its flanks, as far as the contig reaches; ASCII, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a megabase, never compared
record ContigChunk(String contig, int start, int contigLength, int from, byte[] bases) {
  /** The piece of a contig that begins at a multiple of the chunk's length. */
  static ContigChunk of(String contig, byte[] contigBases, int start, ExampleSpec spec) {
    int from = Math.max(0, start - spec.flank());
    long end = Math.min(contigBases.length, (long) start + spec.chunk() + spec.flank());
    byte[] bases = Arrays.copyOfRange(contigBases, from, (int) end);
    return new ContigChunk(contig, start, contigBases.length, from, bases);
  }
}
