package io.danq.sequence.file;

import io.danq.sequence.MateNames;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.support.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A FASTQ record as a message, or the two records of a pair. Stateless. */
final class FastqMessage {
  private static final int PAIR_LINES = 2 * FastqText.LINES;

  private FastqMessage() {}

  /**
   * Reads a message.
   *
   * @param text without blanks around it
   * @throws MalformedMessageException if it is not one record, and not two of one name
   */
  static List<ReadOutcome> parse(RecordSource.Message source, String text)
      throws MalformedMessageException {
    List<byte[]> lines = lines(text);
    checkRecord(
        "the message is not a FASTQ record: ",
        lines.subList(0, Math.min(lines.size(), FastqText.LINES)));
    if (lines.size() <= FastqText.LINES) {
      return List.of(FastqText.record(source, lines));
    }
    if (lines.size() != PAIR_LINES) {
      throw new MalformedMessageException(
          "the message holds more than one FASTQ record: it has " + lines.size() + " lines");
    }
    List<byte[]> second = lines.subList(FastqText.LINES, PAIR_LINES);
    checkRecord("the second record of the message is not a FASTQ record: ", second);
    return pair(
        source,
        FastqText.record(source, lines.subList(0, FastqText.LINES)),
        FastqText.record(source, second));
  }

  private static List<ReadOutcome> pair(
      RecordSource.Message source, SequenceRecord first, SequenceRecord second)
      throws MalformedMessageException {
    if (!MateNames.areMates(first.id(), second.id())) {
      throw new MalformedMessageException(
          "the message holds two FASTQ records that are not a pair: "
              + first.id()
              + " and "
              + second.id());
    }
    return MessagePair.of(source, first.id(), first.bases(), second.bases());
  }

  /** The lines, with the empty ones of a last read without bases, which stripping removed. */
  private static List<byte[]> lines(String text) {
    boolean stripped = (text.lines().count() + 1) % FastqText.LINES == 0;
    return (stripped ? text + "\n\n" : text)
        .lines()
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static void checkRecord(String prefix, List<byte[]> lines)
      throws MalformedMessageException {
    Optional<String> fault = FastqText.fault(lines);
    if (fault.isPresent()) {
      throw new MalformedMessageException(prefix + fault.get());
    }
  }
}
