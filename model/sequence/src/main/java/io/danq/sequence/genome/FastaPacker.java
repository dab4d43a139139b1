package io.danq.sequence.genome;

import io.danq.sequence.Printable;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.file.Decompression;
import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.support.ByteOrderMark;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Packs a FASTA in one pass, without ever holding a contig. Lines end with LF, CR or both; blanks
 * and blank lines are ignored. Comment lines ({@code ;}) are skipped before the first contig. A
 * contig without bases has length 0. Not thread-safe.
 */
final class FastaPacker {
  private static final int BUFFER = 1 << 20;
  private static final int END = -1;
  private static final int SHOWN = 100;

  /** Classes of a byte that is not a base; a base is its upper-case letter. */
  private static final byte OTHER = FourBitBases.INVALID;

  private static final byte WHITE_SPACE = -1;
  private static final byte[] CLASSES = classes();

  private final String file;
  private final InputStream in;
  private final GenomeWriter out;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private byte last = '\n';
  // Bases of the contig that are not written yet, and how many are.
  private final byte[] bases = new byte[2 * BUFFER];
  private int count;
  private long written;

  private FastaPacker(String file, InputStream in, GenomeWriter out) {
    this.file = file;
    this.in = in;
    this.out = out;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int b = 0; b < classes.length; b++) {
      classes[b] =
          b < 0x80 && Character.isWhitespace(b) ? WHITE_SPACE : FourBitBases.upper((byte) b);
    }
    return classes;
  }

  /**
   * Packs a FASTA.
   *
   * @param file its path or URI, for messages
   * @param content plain, gzip or bgzip; the caller closes it
   * @throws SequenceFormatException if it cannot be read to its end, or is not a FASTA file of a
   *     genome
   * @throws IOException if the packed genome cannot be written
   */
  static GenomeTable pack(String file, InputStream content, GenomeWriter out) throws IOException {
    BufferedInputStream in = new BufferedInputStream(decompress(file, content), 1 << 16);
    ByteOrderMark.skip(in);
    new FastaPacker(file, in, out).pack();
    return out.finish();
  }

  private static InputStream decompress(String file, InputStream content) throws IOException {
    try {
      return Decompression.of(file, content);
    } catch (SequenceFormatException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static SequenceFormatException unreadable(String file, IOException e) {
    String message = e.getMessage();
    String why =
        message != null
            ? message
            : e instanceof EOFException ? "it is cut off" : e.getClass().getSimpleName();
    return new SequenceFormatException(file + " cannot be read to its end: " + why, e);
  }

  private void pack() throws IOException {
    if (peek() == END) {
      throw new SequenceFormatException(file + " is empty");
    }
    skipComments();
    if (peek() == END) {
      throw new SequenceFormatException(file + " has no contig");
    }
    if (peek() != '>') {
      throw new SequenceFormatException(file + " is not FASTA: it does not begin with >");
    }
    while (peek() != END) {
      String name = name();
      readBases(name);
      flush(name, count);
      out.end(name, (int) written);
      written = 0;
    }
  }

  private void skipComments() throws IOException {
    boolean comment = false;
    for (int c = peek(); c != END; c = peek()) {
      if (c == ';') {
        comment = true;
      } else if (c == '\n' || c == '\r') {
        comment = false;
      } else if (!comment && CLASSES[c] != WHITE_SPACE) {
        return;
      }
      position++;
    }
  }

  /** Reads a header and leaves the stream at its line end. */
  private String name() throws IOException {
    byte[] header = new byte[1 + SequenceNames.MAX_BYTES + 1];
    int size = 0;
    for (int c = peek(); c != END && c != '\n' && c != '\r'; c = peek()) {
      if (size < header.length && !(size == 1 && CLASSES[c] == WHITE_SPACE)) {
        header[size++] = (byte) c;
      }
      position++;
    }
    String name = SequenceNames.of(Arrays.copyOf(header, size), 1);
    if (name.isEmpty()) {
      throw new SequenceFormatException(
          file + ": contig " + (out.contigs() + 1) + " (the first is 1) has no name");
    }
    if (SequenceNames.fault(name).isPresent()) {
      throw new SequenceFormatException(
          file
              + ": contig "
              + (out.contigs() + 1)
              + " (the first is 1) has a name of more than "
              + SequenceNames.MAX_BYTES
              + " bytes");
    }
    if (out.has(name)) {
      throw new SequenceFormatException(file + " has two contigs of the name " + shown(name));
    }
    return name;
  }

  /** Reads bases up to the next header. */
  private void readBases(String name) throws IOException {
    while (peek() != END) {
      if (count + (limit - position) > bases.length) {
        flush(name, count & ~1);
      }
      int next = scan();
      if (next < limit) {
        byte found = buffer[next];
        byte before = next == 0 ? last : buffer[next - 1];
        position = next;
        if (found == '>' && (before == '\n' || before == '\r')) {
          return;
        }
        throw new SequenceFormatException(
            file + ": " + Bases.fault(shown(name), written + count, found));
      }
      position = limit;
    }
  }

  /** Takes the bases of the buffer up to a byte that is neither a base nor white space. */
  private int scan() {
    byte[] from = buffer;
    byte[] to = bases;
    int end = limit;
    int size = count;
    int next = position;
    for (; next < end; next++) {
      byte base = CLASSES[from[next] & 0xff];
      if (base > 0) {
        to[size++] = base;
      } else if (base == OTHER) {
        break;
      }
    }
    count = size;
    return next;
  }

  /** Writes the first bases that are not written yet, and keeps the others. */
  private void flush(String name, int some) throws IOException {
    if (written + some > Integer.MAX_VALUE) {
      throw new SequenceFormatException(
          file + ": contig " + shown(name) + " has more than 2,147,483,647 bases");
    }
    if (some > 0) {
      out.bases(bases, some);
      System.arraycopy(bases, some, bases, 0, count - some);
      count -= some;
      written += some;
    }
  }

  /** The next byte, without consuming it, or {@link #END}. */
  private int peek() throws IOException {
    if (position == limit) {
      if (limit > 0) {
        last = buffer[limit - 1];
      }
      position = 0;
      try {
        limit = Math.max(0, in.read(buffer, 0, BUFFER));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return limit == 0 ? END : buffer[position] & 0xff;
  }

  private static String shown(String name) {
    return Printable.of(name, SHOWN);
  }
}
