package io.danq.sequence.file;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.support.HeapLimit;
import io.danq.sequence.support.MalformedMessageException;
import io.danq.sequence.support.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sequence or the pair of sequences of a Kafka message; stateless and thread-safe.
 *
 * <p>A value is UTF-8. Its first non-blank character tells its form:
 *
 * <ul>
 *   <li>{@code >}: one FASTA record
 *   <li>{@code @}: one FASTQ record of four lines, or two that are a pair
 *   <li><code>{</code>: JSON with the strings {@code id} and {@code sequence}; a pair and an
 *       aligned read have more fields, which {@link JsonMessage} lists
 *   <li>one line of ten tabs or more: a record of SAM
 *   <li>anything else: the bases alone; the id is the message's key or, without one, {@code
 *       topic-partition-offset}
 * </ul>
 *
 * The reads of a pair are named {@code NAME/1} and {@code NAME/2}, and are told apart in their
 * {@link RecordSource.Message#read}. Blanks around the record and a byte-order mark before it are
 * ignored. {@link SequenceNames} says what an id may be. A record may have no bases.
 */
public final class SequenceMessages {
  /** Tabs in a line of SAM: eleven fields at least. */
  private static final int SAM_TABS = 10;

  private SequenceMessages() {}

  /**
   * The sequence of a message, or two: those of a pair, first and second. Never throws: a message
   * that breaks the rules above gives a {@code MALFORMED_RECORD} that says why, and one for which
   * there is no memory a {@code RECORD_TOO_LARGE}: it must not make a stream start again for ever.
   *
   * @param key the message's key, or null
   * @param value the message's value, null for a tombstone
   * @param maxRecordBytes the largest value that is read; a larger one gives a {@code
   *     RECORD_TOO_LARGE}
   */
  public static List<ReadOutcome> parse(
      RecordSource.Message source,
      byte @Nullable [] key,
      byte @Nullable [] value,
      int maxRecordBytes) {
    if (value == null) {
      return List.of(Faults.malformed(source, "the message has no value", new byte[0]));
    }
    if (value.length > maxRecordBytes) {
      return List.of(Faults.tooLarge(source, Optional.empty(), maxRecordBytes, value));
    }
    try {
      String text = MessageText.utf8("value", value).strip();
      return switch (text.isEmpty() ? '\0' : text.charAt(0)) {
        case '>' -> List.of(fasta(source, text));
        case '@' -> FastqMessage.parse(source, text);
        case '{' -> JsonMessage.parse(source, text, () -> bareId(source, key));
        default ->
            List.of(isSam(text) ? sam(source, text) : record(source, bareId(source, key), text));
      };
    } catch (MalformedMessageException e) {
      return List.of(Faults.malformed(source, Faults.describe(e), value));
    } catch (OutOfMemoryError e) {
      String message = HeapLimit.message("the message");
      return List.of(
          new FailedRecord(
              source, Optional.empty(), FailureReason.RECORD_TOO_LARGE, message, value));
    }
  }

  /**
   * Whether a message may hold a pair, found without parsing it.
   *
   * @param value not null
   */
  public static boolean mayHoldPair(byte[] value) {
    return MessagePair.isPossible(value);
  }

  private static ReadOutcome sam(RecordSource source, String text) {
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    return new SamLines(Map.of()).read(source, "the SAM record", line);
  }

  private static boolean isSam(String text) {
    return text.indexOf('\n') < 0 && text.chars().filter(c -> c == '\t').count() >= SAM_TABS;
  }

  private static ReadOutcome fasta(RecordSource source, String text)
      throws MalformedMessageException {
    List<String> lines = text.lines().map(String::strip).toList();
    if (lines.stream().skip(1).anyMatch(line -> line.startsWith(">"))) {
      throw new MalformedMessageException("the message holds more than one FASTA record");
    }
    String bases = lines.stream().skip(1).collect(Collectors.joining());
    return record(source, lines.get(0).substring(1), bases);
  }

  private static String bareId(RecordSource.Message source, byte @Nullable [] key)
      throws MalformedMessageException {
    String id = key == null ? "" : MessageText.utf8("key", key).strip();
    return id.isEmpty() ? source.topic() + "-" + source.partition() + "-" + source.offset() : id;
  }

  private static ReadOutcome record(RecordSource source, String header, String bases)
      throws MalformedMessageException {
    String id = SequenceNames.of(header);
    Optional<String> badName = SequenceNames.fault(id);
    if (badName.isPresent()) {
      throw new MalformedMessageException(badName.get());
    }
    return SequenceRecord.unaligned(source, id, bases.getBytes(StandardCharsets.UTF_8));
  }
}
