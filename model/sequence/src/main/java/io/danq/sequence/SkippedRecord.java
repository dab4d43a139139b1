package io.danq.sequence;

import java.util.Objects;

/**
 * A good record that is left out.
 *
 * @param source where it was read
 */
public record SkippedRecord(RecordSource source, SkipReason reason) implements ReadOutcome {
  public SkippedRecord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(reason, "reason");
  }
}
