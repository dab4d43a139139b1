package io.danq.sequence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A record that could not be predicted, with everything that is needed to find it again.
 *
 * @param source where it was read
 * @param sequenceId its name, where it could be read
 * @param reason the kind of failure
 * @param message what is wrong, with the value and its position
 * @param payload the record's first {@value #PAYLOAD_BYTES} bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FailedRecord(
    RecordSource source,
    Optional<String> sequenceId,
    FailureReason reason,
    String message,
    byte[] payload)
    implements ReadOutcome {
  /** How much of a record's content is kept. */
  public static final int PAYLOAD_BYTES = 1000;

  public FailedRecord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sequenceId, "sequenceId");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    payload = payload.length <= PAYLOAD_BYTES ? payload : Arrays.copyOf(payload, PAYLOAD_BYTES);
  }

  /** A failure of a sequence whose name and bases are known: its bases are the payload. */
  public static FailedRecord of(SequenceRecord record, FailureReason reason, String message) {
    return new FailedRecord(
        record.source(), Optional.of(record.id()), reason, message, record.bases());
  }

  /** A failure of a record that was never understood as a sequence. */
  public static FailedRecord of(
      RecordSource source, FailureReason reason, String message, String payload) {
    String head = payload.substring(0, Math.min(payload.length(), PAYLOAD_BYTES));
    return new FailedRecord(
        source, Optional.empty(), reason, message, head.getBytes(StandardCharsets.UTF_8));
  }
}
