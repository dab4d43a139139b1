package io.danq.sequence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A record that could not be predicted, with everything needed to find it again.
 *
 * @param source where it was read
 * @param sequenceId its name, if it could be read
 * @param reason the kind of failure
 * @param message what is wrong, with the value and its position; kept printable and at most {@value
 *     #MESSAGE_CHARS} characters long
 * @param payload the record's first {@value #PAYLOAD_BYTES} bytes; callers must not change it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FailedRecord(
    RecordSource source,
    Optional<String> sequenceId,
    FailureReason reason,
    String message,
    byte[] payload)
    implements ReadOutcome {
  /** The most bytes that are kept of a record. */
  public static final int PAYLOAD_BYTES = 1000;

  /** The most characters of a message; a message may quote what it was read from. */
  public static final int MESSAGE_CHARS = 500;

  public FailedRecord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sequenceId, "sequenceId");
    Objects.requireNonNull(reason, "reason");
    message = Printable.of(message, MESSAGE_CHARS);
    payload = payload.length <= PAYLOAD_BYTES ? payload : Arrays.copyOf(payload, PAYLOAD_BYTES);
  }

  /** A sequence that failed after its name and bases were read; the bases are the payload. */
  public static FailedRecord of(SequenceRecord record, FailureReason reason, String message) {
    return new FailedRecord(
        record.source(), Optional.of(record.id()), reason, message, record.bases());
  }

  /** A record that could not be read as a sequence. */
  public static FailedRecord of(
      RecordSource source, FailureReason reason, String message, String payload) {
    String head = payload.substring(0, Math.min(payload.length(), PAYLOAD_BYTES));
    return new FailedRecord(
        source, Optional.empty(), reason, message, head.getBytes(StandardCharsets.UTF_8));
  }
}
