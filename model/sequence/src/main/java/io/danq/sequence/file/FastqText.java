package io.danq.sequence.file;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.fastq.FastqReader;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The four lines of a FASTQ record: header, bases, {@code +} and qualities. */
final class FastqText {
  static final int LINES = 4;

  private FastqText() {}

  /** What is wrong with a record's lines, as htsjdk has it; empty for a good record. */
  static Optional<String> fault(List<byte[]> lines) {
    if (lines.size() >= LINES && isBlankRead(lines)) {
      return Optional.empty();
    }
    String text = new String(join(lines, Integer.MAX_VALUE), StandardCharsets.ISO_8859_1);
    BufferedReader reader = new BufferedReader(new StringReader(text), 1 << 10);
    try (FastqReader fastq = new FastqReader(reader)) {
      fastq.next();
      return idOf(lines).isEmpty() ? Optional.of("Sequence header has no name") : Optional.empty();
    } catch (SAMException e) {
      String message = Faults.describe(e);
      int end = message.lastIndexOf(" at line "); // counted within the record
      return Optional.of(end < 0 ? message : message.substring(0, end));
    }
  }

  /** A read that was trimmed to nothing; htsjdk refuses it. */
  private static boolean isBlankRead(List<byte[]> lines) {
    return startsWith(lines.get(0), '@')
        && !idOf(lines).isEmpty()
        && lines.get(1).length == 0
        && startsWith(lines.get(2), '+')
        && lines.get(3).length == 0;
  }

  /** The sequence of a record without a fault. */
  static ReadOutcome record(RecordSource source, List<byte[]> lines) {
    return SequenceRecord.unaligned(source, idOf(lines), lines.get(1));
  }

  private static String idOf(List<byte[]> lines) {
    byte[] header = lines.get(0);
    return SequenceRecord.idOf(new String(header, 1, header.length - 1, StandardCharsets.UTF_8));
  }

  static boolean startsWith(byte[] line, char first) {
    return line.length > 0 && line[0] == first;
  }

  /** The lines as text again, cut off behind the line in which {@code limit} is reached. */
  static byte[] join(Iterable<byte[]> lines, int limit) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      if (text.size() >= limit) {
        break;
      }
      text.write(line, 0, Math.min(line.length, limit));
      text.write('\n');
    }
    return text.toByteArray();
  }
}
