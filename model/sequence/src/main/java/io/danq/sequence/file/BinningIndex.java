package io.danq.sequence.file;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the index of a sorted BAM says about its contigs: how many records each has, and where they
 * end. htsjdk's reader does not expose these positions.
 *
 * <ul>
 *   <li>BAI: {@code BAI\1}, int32 contigs; for each int32 bins, then int32 stretches of 8 bytes
 *   <li>CSI, in bgzf: {@code CSI\1}, int32 shift, int32 depth, int32 length and that many bytes,
 *       int32 contigs; for each int32 bins
 *   <li>a bin: uint32 number, in CSI 8 bytes, int32 chunks of two uint64
 *   <li>the bin {@code (8^(depth+1) - 1) / 7 + 1} (BAI has depth 5) is not a real bin: its two
 *       chunks hold the contig's first position and the one after its last, and the numbers of
 *       aligned and unaligned records
 * </ul>
 *
 * All little-endian; SAMv1, section 5.2, and CSIv1.
 *
 * @param contigs in the order of the BAM's header
 */
record BinningIndex(List<Contig> contigs) {
  private static final int BAI = 0x01494142; // "BAI\1" as an int
  private static final int CSI = 0x01495343;
  private static final int BAI_DEPTH = 5;
  private static final int MAX_DEPTH = 9;
  private static final int MAX_COUNT = 1 << 28;
  private static final int CHUNK_BYTES = 16;
  private static final int PLACE_BYTES = 8;

  /**
   * The records of a contig.
   *
   * @param end the virtual offset after the last one
   * @param records their number; if it is 0, {@code end} has no meaning
   */
  record Contig(long end, long records) {
    static final Contig EMPTY = new Contig(0, 0);
  }

  /**
   * Reads an index, BAI or CSI.
   *
   * @throws IOException if it is neither, is damaged, or does not count records
   */
  static BinningIndex read(String name, InputStream content) throws IOException {
    DataInputStream in = new DataInputStream(Decompression.of(name, content));
    try {
      int magic = int32(in);
      if (magic != BAI && magic != CSI) {
        throw new IOException("it is neither BAI nor CSI");
      }
      return read(in, magic == CSI);
    } catch (EOFException e) {
      IOException cut = new IOException("it is cut off");
      cut.addSuppressed(e); // its message would be shown if it were the cause
      throw cut;
    }
  }

  private static BinningIndex read(DataInputStream in, boolean csi) throws IOException {
    int depth = BAI_DEPTH;
    if (csi) {
      in.skipNBytes(Integer.BYTES);
      depth = count(in, MAX_DEPTH, "levels");
      in.skipNBytes(count(in, MAX_COUNT, "bytes of its own"));
    }
    long counts = ((1L << (3 * (depth + 1))) - 1) / 7 + 1;
    int contigs = count(in, BamParser.MAX_CONTIGS, "contigs");
    List<Contig> read = new ArrayList<>();
    for (int i = 0; i < contigs; i++) {
      read.add(contig(in, csi, counts));
      if (!csi) {
        in.skipNBytes((long) PLACE_BYTES * count(in, MAX_COUNT, "stretches of a contig"));
      }
    }
    return new BinningIndex(List.copyOf(read));
  }

  private static Contig contig(DataInputStream in, boolean csi, long counts) throws IOException {
    int bins = count(in, MAX_COUNT, "bins of a contig");
    @Nullable Contig found = bins == 0 ? Contig.EMPTY : null;
    for (int i = 0; i < bins; i++) {
      long number = Integer.toUnsignedLong(int32(in));
      in.skipNBytes(csi ? PLACE_BYTES : 0);
      int chunks = count(in, MAX_COUNT, "chunks of a bin");
      if (number == counts && chunks == 2) {
        in.skipNBytes(PLACE_BYTES);
        long end = int64(in);
        long records = int64(in) + int64(in);
        if (records < 0) {
          throw new IOException("it counts " + records + " records on a contig");
        }
        found = new Contig(end, records);
      } else {
        in.skipNBytes((long) CHUNK_BYTES * chunks);
      }
    }
    return Optional.ofNullable(found)
        .orElseThrow(() -> new IOException("it does not count the records of each contig"));
  }

  private static int count(DataInputStream in, int most, String what) throws IOException {
    int count = int32(in);
    if (count < 0 || count > most) {
      throw new IOException("it claims " + count + " " + what);
    }
    return count;
  }

  private static int int32(DataInputStream in) throws IOException {
    return Integer.reverseBytes(in.readInt());
  }

  private static long int64(DataInputStream in) throws IOException {
    return Long.reverseBytes(in.readLong());
  }
}
