package io.danq.alignment;

import io.danq.sequence.Nucleotide;
import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/**
 * Reads an index image once, from start to end, at about 300 MB per second, and checks that its
 * parts fit each other and the genome. It cannot detect a BWT with the right counts whose symbols
 * are in another order.
 */
final class ImageContent {
  private static final int BUFFER = 1 << 20;
  private static final int SYMBOLS_PER_WORD = 16;
  private static final int LOW_BITS = 0x55555555;
  private static final int BASES_PER_BYTE = 4;

  private final String file;
  private final ImageLayout layout;
  private final DataInputStream in;

  private ImageContent(String file, ImageLayout layout, DataInputStream in) {
    this.file = file;
    this.layout = layout;
    this.in = in;
  }

  /**
   * Checks an image.
   *
   * @throws SequenceFormatException if it is damaged or belongs to another genome
   */
  static void check(Path image, ReferenceGenome genome) throws IOException {
    try (FileChannel channel = FileChannel.open(image, StandardOpenOption.READ)) {
      ImageLayout layout = ImageLayout.read(image.toString(), channel);
      DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(
                  Channels.newInputStream(channel.position(ImageLayout.BWT_BYTES)), BUFFER));
      ImageContent content = new ImageContent(image.toString(), layout, in);
      content.checkSymbols();
      content.checkSuffixes();
      in.skipNBytes(layout.basesAt() - layout.suffixesAt() - layout.suffixes() * Long.BYTES);
      content.checkBases(genome);
    }
  }

  private long number() throws IOException {
    return Long.reverseBytes(in.readLong());
  }

  /** Checks that the running counts before each block of the BWT equal the symbols before it. */
  private void checkSymbols() throws IOException {
    long[] counts = new long[BASES_PER_BYTE];
    for (long at = 0; at < layout.symbols(); at += ImageLayout.BLOCK_SYMBOLS) {
      checkCounts(counts);
      long rest = Math.min(layout.symbols() - at, ImageLayout.BLOCK_SYMBOLS);
      for (; rest > 0; rest -= SYMBOLS_PER_WORD) {
        count(Integer.reverseBytes(in.readInt()), (int) Math.min(rest, SYMBOLS_PER_WORD), counts);
      }
    }
    checkCounts(counts);
  }

  private void checkCounts(long[] counts) throws IOException {
    for (long count : counts) {
      if (number() != count) {
        throw new SequenceFormatException(file + " is damaged: its BWT does not fit its counts");
      }
    }
  }

  /** Counts the first symbols of a word; the first one has its highest bits. */
  private static void count(int word, int symbols, long[] counts) {
    int first = word >>> (Integer.SIZE - 2 * symbols);
    int low = first & LOW_BITS;
    int high = (first >>> 1) & LOW_BITS;
    int both = Integer.bitCount(low & high);
    int ones = Integer.bitCount(low) - both;
    int twos = Integer.bitCount(high) - both;
    counts[0] += symbols - ones - twos - both;
    counts[1] += ones;
    counts[2] += twos;
    counts[3] += both;
  }

  /** Checks that every suffix lies in the text; the first entry is -1. */
  private void checkSuffixes() throws IOException {
    for (long i = 0; i < layout.suffixes(); i++) {
      long suffix = number();
      if (i == 0 ? suffix != -1 : suffix < 0 || suffix > layout.symbols()) {
        throw new SequenceFormatException(file + " is damaged: its suffix array leaves the text");
      }
    }
  }

  /** Checks that the bases are the genome's wherever the genome has A, C, G or T. */
  private void checkBases(ReferenceGenome genome) throws IOException {
    Iterator<ImageContig> contigs = layout.contigs().iterator();
    byte[] buffer = new byte[BUFFER];
    long at = 0;
    int packed = 0;
    for (Contig contig : genome.contigs()) {
      if (contig.length() == 0) {
        continue;
      }
      contigs.next();
      for (int from = 0; from < contig.length(); from += BUFFER) {
        int to = (int) Math.min((long) from + BUFFER, contig.length());
        genome.copy(contig, from, to, buffer, 0);
        for (int i = 0; i < to - from; i++) {
          if (at % BASES_PER_BYTE == 0) {
            packed = in.readUnsignedByte();
          }
          int base = (packed >> ((3 - at % BASES_PER_BYTE) * 2)) & 3;
          int code = Nucleotide.code(buffer[i]);
          if (code != Nucleotide.AMBIGUOUS && code != base) {
            throw new SequenceFormatException(
                String.format(
                    "%s is the index of another genome: position %d of %s has %c there and %c in"
                        + " the reference",
                    file, from + i, contig.name(), "ACGT".charAt(base), buffer[i]));
          }
          at++;
        }
      }
    }
  }
}
