package io.danq.prediction.read;

import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects records of a file to align them together: a call of the aligner costs as much as several
 * reads. Not thread-safe.
 */
final class ReadBatch {
  private static final int MAX_RECORDS = 500;
  private static final int MAX_BASES = 1 << 20;

  private final Consumer<List<ReadOutcome>> full;
  private final int size;
  private final List<ReadOutcome> outcomes = new ArrayList<>();
  private long bases;

  /**
   * @param collect whether to collect at all; otherwise each record is passed on at once
   * @param full takes a batch
   */
  ReadBatch(boolean collect, Consumer<List<ReadOutcome>> full) {
    this.full = full;
    this.size = collect ? MAX_RECORDS : 1;
  }

  void add(ReadOutcome outcome) {
    outcomes.add(outcome);
    bases += outcome instanceof SequenceRecord record ? record.bases().length : 0;
    if (outcomes.size() >= size || bases >= MAX_BASES) {
      pass();
    }
  }

  /** Passes on what is left. */
  void pass() {
    List<ReadOutcome> batch = List.copyOf(outcomes);
    outcomes.clear();
    bases = 0;
    if (!batch.isEmpty()) {
      full.accept(batch);
    }
  }
}
