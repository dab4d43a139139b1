package io.danq.sequence.file;

import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The four lines of a FASTQ record: header, bases, {@code +} and qualities. */
final class FastqText {
  static final int LINES = 4;

  private static final List<String> NAMES =
      List.of("Sequence Header", "Sequence Line", "Quality Header", "Quality Line");

  private FastqText() {}

  /** What is wrong with a record's lines, in htsjdk's words; empty if nothing is. */
  static Optional<String> fault(List<byte[]> lines) {
    Optional<String> badName =
        startsWith(lines.get(0), '@') ? SequenceNames.fault(nameOf(lines)) : Optional.empty();
    if (badName.isPresent() || (lines.size() >= LINES && isBlankRead(lines))) {
      return badName;
    }
    List<String> text = lines.stream().flatMap(FastqText::split).toList();
    for (int first = 0; first < text.size(); first += LINES) {
      List<String> record = text.subList(first, Math.min(first + LINES, text.size()));
      Optional<String> fault = faultOf(record);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** A carriage return ends a line, too. */
  private static Stream<String> split(byte[] line) {
    String text = new String(line, StandardCharsets.ISO_8859_1);
    return text.indexOf('\r') < 0 ? Stream.of(text) : text.lines();
  }

  /**
   * The checks and messages of htsjdk's FastqReader. That reader reads ahead and cannot continue
   * after a fault, so every record would need a new one.
   */
  private static Optional<String> faultOf(List<String> record) {
    String header = record.get(0);
    if (header.isBlank()) {
      return Optional.of("Missing sequence header");
    }
    if (!header.startsWith("@")) {
      return Optional.of("Sequence header must start with @: " + header);
    }
    for (int i = 1; i < LINES; i++) {
      if (i >= record.size()) {
        return Optional.of("File is too short - missing " + NAMES.get(i));
      }
      String line = record.get(i);
      if (line.isBlank()) {
        return Optional.of("Missing " + NAMES.get(i));
      }
      if (i == 2 && !line.startsWith("+")) {
        return Optional.of("Quality header must start with +: " + line);
      }
    }
    return record.get(1).length() == record.get(3).length()
        ? Optional.empty()
        : Optional.of("Sequence and quality line must be the same length");
  }

  /** A read that was trimmed to nothing; htsjdk refuses it. */
  private static boolean isBlankRead(List<byte[]> lines) {
    return startsWith(lines.get(0), '@')
        && lines.get(1).length == 0
        && startsWith(lines.get(2), '+')
        && lines.get(3).length == 0;
  }

  /** The sequence of a well-formed record. */
  static SequenceRecord record(RecordSource source, List<byte[]> lines) {
    return SequenceRecord.unaligned(source, nameOf(lines), lines.get(1));
  }

  private static String nameOf(List<byte[]> lines) {
    return SequenceNames.of(lines.get(0), 1);
  }

  static boolean startsWith(byte[] line, char first) {
    return line.length > 0 && line[0] == first;
  }

  /** The lines joined to a text, up to the line that reaches {@code limit}. */
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
