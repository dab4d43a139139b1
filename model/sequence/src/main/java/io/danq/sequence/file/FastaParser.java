package io.danq.sequence.file;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * FASTA, with lines ended by LF, CR or both. A contig is held in memory: at its peak it takes two
 * and a half times its length or its length plus the largest allowed length, whichever is less.
 * htsjdk's reader has no limit.
 *
 * <p>Comment lines ({@code ;}) are skipped only at the start of the file, where old files have
 * them. A record whose name breaks the rules of {@link SequenceNames} fails, and the next is read.
 * Blanks at the end of a line are ignored.
 */
final class FastaParser implements TextParser {
  private static final int BUFFER = 1 << 16;
  private static final int END = -1;

  private final InputStream in;
  private final RecordNumbers numbers;
  private final int maxRecordBytes;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long bufferStart;
  private boolean started;
  // The kept part of the current record; at most one byte more than the maximum.
  private byte[] kept = new byte[BUFFER];
  private int length;

  FastaParser(InputStream in, RecordNumbers numbers, int maxRecordBytes) {
    this.in = in;
    this.numbers = numbers;
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    if (!started) {
      started = true;
      skipComments();
    }
    skipLineEnds();
    int first = peek();
    if (first == END) {
      return Optional.empty();
    }
    if (first != '>') {
      throw new IOException("expected > at the start of a record, found byte " + first);
    }
    byte[] header = header();
    String id = SequenceNames.of(header, 1);
    readBases();
    Optional<String> badName = SequenceNames.fault(id);
    RecordSource source = numbers.next();
    boolean whole = badName.isEmpty() && !tooLarge(id);
    byte[] bases = Arrays.copyOf(kept, whole ? length : startOfBases());
    if (kept.length > BUFFER) {
      kept = new byte[BUFFER];
    }
    if (badName.isPresent()) {
      byte[] start = FastqText.join(List.of(header, bases), FailedRecord.PAYLOAD_BYTES);
      return Optional.of(Faults.malformed(source, badName.get(), start));
    }
    if (!whole) {
      return Optional.of(Faults.tooLarge(source, Optional.of(id), maxRecordBytes, bases));
    }
    return Optional.of(SequenceRecord.unaligned(source, id, bases));
  }

  @Override
  public long offset() {
    return bufferStart + position;
  }

  @Override
  public long lines() {
    return 0;
  }

  private boolean tooLarge(String id) {
    return (long) length + id.length() > maxRecordBytes;
  }

  private int startOfBases() {
    return Math.min(length, FailedRecord.PAYLOAD_BYTES);
  }

  /**
   * The header up to the end of the longest name, without blanks before the name. Leaves the stream
   * at the header's line end.
   */
  private byte[] header() throws IOException {
    byte[] header = new byte[1 + SequenceNames.MAX_BYTES + 1];
    int size = 0;
    for (int c = peek(); c != END && !isLineEnd(c); c = peek()) {
      if (size < header.length && !(size == 1 && isBlank((byte) c))) {
        header[size++] = (byte) c;
      }
      position++;
    }
    return Arrays.copyOf(header, size);
  }

  /** Reads the lines up to the next header. */
  private void readBases() throws IOException {
    length = 0;
    while (peek() != END) {
      skipLineEnds();
      if (peek() == '>' || peek() == END) {
        return;
      }
      readLine();
    }
  }

  private void readLine() throws IOException {
    while (peek() != END && !isLineEnd(peek())) {
      int end = position;
      while (end < limit && !isLineEnd(buffer[end])) {
        end++;
      }
      keep(end - position);
      position = end;
    }
    while (length > 0 && length <= maxRecordBytes && isBlank(kept[length - 1])) {
      length--;
    }
  }

  /** Keeps {@code count} bytes of the buffer, up to one more than the maximum. */
  private void keep(int count) {
    int room = (int) Math.min(count, maxRecordBytes + 1L - length);
    if (length + room > kept.length) {
      long grown = Math.max(length + room, kept.length * 3L / 2);
      kept = Arrays.copyOf(kept, (int) Math.min(grown, maxRecordBytes + 1L));
    }
    System.arraycopy(buffer, position, kept, length, room);
    length += room;
  }

  private void skipComments() throws IOException {
    boolean comment = false;
    for (int c = peek(); c != END; c = peek()) {
      if (c == ';') {
        comment = true;
      } else if (isLineEnd(c)) {
        comment = false;
      } else if (!comment && !isBlank((byte) c)) {
        return;
      }
      position++;
    }
  }

  private void skipLineEnds() throws IOException {
    while (isLineEnd(peek())) {
      position++;
    }
  }

  /** The next byte, without consuming it, or {@link #END}. */
  private int peek() throws IOException {
    if (position == limit) {
      bufferStart += limit;
      position = 0;
      limit = Math.max(0, in.read(buffer, 0, BUFFER));
    }
    return limit == 0 ? END : buffer[position] & 0xff;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(byte c) {
    return Character.isWhitespace(c & 0xff);
  }
}
