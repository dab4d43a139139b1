package io.danq.sequence.file;

import io.danq.sequence.MateNames;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.support.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The two reads of a message. Stateless. */
final class MessagePair {
  private static final byte[] FIELD = JsonMessage.MATE.getBytes(StandardCharsets.US_ASCII);

  private MessagePair() {}

  /**
   * The reads of a pair, with distinct names and sources.
   *
   * @param name of the pair, or of its first read
   * @throws MalformedMessageException if it is too long
   */
  static List<ReadOutcome> of(RecordSource.Message source, String name, byte[] first, byte[] second)
      throws MalformedMessageException {
    Optional<String> badName = SequenceNames.fault(MateNames.of(name, 1));
    if (badName.isPresent()) {
      throw new MalformedMessageException(badName.get());
    }
    return List.of(
        SequenceRecord.unaligned(source.ofPair(1), MateNames.of(name, 1), first),
        SequenceRecord.unaligned(source.ofPair(2), MateNames.of(name, 2), second));
  }

  /** Whether a message may hold two reads, found without parsing it. */
  static boolean isPossible(byte[] value) {
    return value.length > 0
        && (value[0] == '@' ? hasSecondRecord(value) : value[0] == '{' && hasField(value));
  }

  private static boolean hasSecondRecord(byte[] value) {
    int ends = 0;
    for (byte letter : value) {
      ends += letter == '\n' || letter == '\r' ? 1 : 0;
    }
    return ends > FastqText.LINES;
  }

  private static boolean hasField(byte[] value) {
    for (int from = 0; from + FIELD.length <= value.length; from++) {
      if (Arrays.equals(value, from, from + FIELD.length, FIELD, 0, FIELD.length)) {
        return true;
      }
    }
    return false;
  }
}
