package io.danq.sequence.window;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.SequenceRecord;
import java.util.Optional;
import java.util.function.Consumer;

/** Cuts records into the windows that a network takes. Implementations are thread-safe. */
public interface Windower {
  /**
   * Passes on every window of a record, in order of their positions.
   *
   * <p>The entire record is checked first: if it has an invalid byte, there are no windows.
   *
   * @return the failure of the entire record, or one failure that counts the windows with too few
   *     real bases; empty if nothing failed
   */
  Optional<FailedRecord> cut(SequenceRecord record, Consumer<SequenceWindow> windows);
}
