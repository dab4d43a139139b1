package io.danq.alignment;

import io.danq.sequence.file.SequenceFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of an index image are. BWA maps an image into memory and trusts every number in
 * it: a file that is cut off or is not an image would end the JVM. So we check the numbers first.
 *
 * <p>An image is what {@code bwa_idx2mem} makes on a 64-bit little-endian machine (bwa 0.7.17,
 * bwa.c), one after the other:
 *
 * <ul>
 *   <li>{@code bwt_t}, {@value #BWT_BYTES} bytes: int64 primary, 5 int64 counts of smaller bases,
 *       int64 symbols, int64 words of the BWT, a pointer, 256 int32 of a fixed table, int32
 *       interval of the suffix array, 4 bytes, int64 its entries, a pointer
 *   <li>the BWT: int32 words, in blocks of 4 int64 running counts and 128 symbols
 *   <li>the suffix array: int64 entries
 *   <li>{@code bntseq_t}, {@value #SEQUENCES_BYTES} bytes: int64 bases, int32 contigs, int32, a
 *       pointer, int32 holes, 4 bytes, two pointers
 *   <li>the holes, 16 bytes each: int64 offset, int32 length, a letter
 *   <li>the contigs, 40 bytes each: int64 offset, int32 length, 12 bytes, two pointers
 *   <li>name and comment of each contig, both end with a 0
 *   <li>the bases, 2 bits each
 * </ul>
 *
 * @param primary row of the BWT whose symbol ends the text
 * @param symbols of the BWT: all bases, on both strands
 * @param suffixes entries of the suffix array
 * @param basesAt position of the bases
 */
record ImageLayout(
    long primary, long symbols, long suffixes, long basesAt, List<ImageContig> contigs) {
  static final int BWT_BYTES = 1120;
  static final int BLOCK_SYMBOLS = 128;
  static final int COUNTS_BYTES = 32;

  private static final int SEQUENCES_BYTES = 48;
  private static final int HOLE_BYTES = 16;
  private static final int CONTIG_BYTES = 40;
  private static final int TABLE = 256;
  private static final int SYMBOLS_PER_WORD = 16;
  private static final int WORD_BYTES = 4;
  private static final int INTERVAL = 32;
  private static final int MAX_CONTIGS = 50_000_000;

  /** Position of the suffix array. */
  long suffixesAt() {
    return BWT_BYTES + words(symbols) * WORD_BYTES;
  }

  /** Words of the BWT: the symbols, and running counts before each block and after the last one. */
  private static long words(long symbols) {
    long blocks = (symbols + BLOCK_SYMBOLS - 1) / BLOCK_SYMBOLS + 1;
    return (symbols + SYMBOLS_PER_WORD - 1) / SYMBOLS_PER_WORD
        + blocks * (COUNTS_BYTES / WORD_BYTES);
  }

  /**
   * Reads a layout, and checks that every number in it fits the others and the file.
   *
   * @throws SequenceFormatException if one does not; the message begins with {@code file}
   */
  static ImageLayout read(String file, FileChannel channel) throws IOException {
    try {
      return read(channel);
    } catch (EOFException | BufferUnderflowException e) {
      throw new SequenceFormatException(file + " is not an intact index image: it is cut off", e);
    } catch (SequenceFormatException e) {
      throw new SequenceFormatException(
          file + " is not an index image of BWA: " + e.getMessage(), e);
    }
  }

  private static ImageLayout read(FileChannel channel) throws IOException {
    ByteBuffer bwt = part(channel, 0, BWT_BYTES);
    long primary = bwt.getLong();
    long before = bwt.getLong();
    check(before == 0, "its counts of bases");
    for (int i = 0; i < 4; i++) {
      long next = bwt.getLong();
      check(next >= before, "its counts of bases");
      before = next;
    }
    long symbols = bwt.getLong();
    check(symbols == before && symbols > 0 && symbols % 2 == 0, "its number of symbols");
    if (symbols / 2 > channel.size() * 4) {
      throw new EOFException();
    }
    check(primary > 0 && primary <= symbols, "its primary row");
    check(bwt.getLong() == words(symbols), "the size of its BWT");
    bwt.getLong();
    for (int i = 0; i < TABLE; i++) {
      check(bwt.getInt() == tableEntry(i), "its table");
    }
    check(bwt.getInt() == INTERVAL, "the interval of its suffix array");
    bwt.getInt();
    long suffixes = bwt.getLong();
    check(suffixes == (symbols + INTERVAL) / INTERVAL, "the size of its suffix array");

    long at = BWT_BYTES + words(symbols) * WORD_BYTES + suffixes * Long.BYTES;
    ByteBuffer sequences = part(channel, at, SEQUENCES_BYTES);
    long bases = sequences.getLong();
    check(bases == symbols / 2, "its number of bases");
    int count = sequences.getInt();
    check(count > 0 && count <= Math.min(bases, MAX_CONTIGS), "its number of contigs");
    sequences.getInt();
    sequences.getLong();
    int holes = sequences.getInt();
    check(holes >= 0 && holes <= bases, "its number of holes");
    long contigsAt = at + SEQUENCES_BYTES + (long) holes * HOLE_BYTES;
    long namesAt = contigsAt + (long) count * CONTIG_BYTES;
    long basesAt = channel.size() - (bases / 4 + 1);
    if (namesAt >= basesAt || basesAt - namesAt > Integer.MAX_VALUE) {
      throw new EOFException();
    }
    checkHoles(channel, at + SEQUENCES_BYTES, holes, bases);
    List<ImageContig> contigs =
        contigs(
            part(channel, contigsAt, count * (long) CONTIG_BYTES),
            part(channel, namesAt, basesAt - namesAt),
            count,
            bases);
    return new ImageLayout(primary, symbols, suffixes, basesAt, contigs);
  }

  private static List<ImageContig> contigs(
      ByteBuffer table, ByteBuffer names, int count, long bases) throws IOException {
    List<ImageContig> contigs = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < count; i++) {
      table.position(i * CONTIG_BYTES);
      check(table.getLong() == offset, "the offsets of its contigs");
      int length = table.getInt();
      check(length >= 0, "the lengths of its contigs");
      contigs.add(new ImageContig(text(names), offset, length));
      text(names);
      offset += length;
    }
    check(offset == bases, "the lengths of its contigs");
    check(!names.hasRemaining(), "the names of its contigs");
    return contigs;
  }

  private static void checkHoles(FileChannel channel, long at, int count, long bases)
      throws IOException {
    ByteBuffer holes = part(channel, at, (long) count * HOLE_BYTES);
    long end = 0;
    for (int i = 0; i < count; i++) {
      holes.position(i * HOLE_BYTES);
      long offset = holes.getLong();
      int length = holes.getInt();
      check(offset >= end && length > 0 && length <= bases - offset, "its holes");
      end = offset + length;
    }
  }

  /** How often each of the four symbols is in a byte of four: a byte for each. */
  private static int tableEntry(int symbols) {
    int entry = 0;
    for (int shift = 0; shift < Byte.SIZE; shift += 2) {
      entry += 1 << (((symbols >> shift) & 3) * Byte.SIZE);
    }
    return entry;
  }

  private static String text(ByteBuffer names) {
    int from = names.position();
    while (names.get() != 0) {
      // up to the end of the text
    }
    byte[] text = new byte[names.position() - from - 1];
    names.get(from, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void check(boolean holds, String what) throws SequenceFormatException {
    if (!holds) {
      throw new SequenceFormatException(what + " cannot be");
    }
  }

  /** A part of the file, little-endian. */
  private static ByteBuffer part(FileChannel channel, long at, long bytes) throws IOException {
    if (bytes > Integer.MAX_VALUE - Byte.SIZE || at + bytes > channel.size()) {
      throw new EOFException();
    }
    ByteBuffer part = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (part.hasRemaining()) {
      if (channel.read(part, at + part.position()) < 0) {
        throw new EOFException();
      }
    }
    return part.flip();
  }
}
