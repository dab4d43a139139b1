package io.danq.prediction.read;

import io.danq.alignment.AlignedRead;
import io.danq.alignment.ReadAligner;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Aligns unaligned reads, if there is an aligner. Thread-safe. */
public final class ReadPlaces {
  /** Changes no record. */
  static final ReadPlaces AS_READ = new ReadPlaces(Optional.empty(), true);

  private final Optional<ReadAligner> aligner;
  private final boolean cutUnaligned;

  private ReadPlaces(Optional<ReadAligner> aligner, boolean cutUnaligned) {
    this.aligner = aligner;
    this.cutUnaligned = cutUnaligned;
  }

  /**
   * Aligns.
   *
   * @param cutUnaligned whether a read that aligns nowhere stays as it is; otherwise it fails
   */
  static ReadPlaces of(ReadAligner aligner, boolean cutUnaligned) {
    return new ReadPlaces(Optional.of(aligner), cutUnaligned);
  }

  /** What the aligner did for a record. */
  enum Search {
    /** Nothing: the record was already aligned, or had failed before. */
    NONE,
    /** It found the place of the read. */
    FOUND,
    /** It found places for several parts of the read; the best one counts. */
    FOUND_IN_PARTS,
    /** It found no place. */
    NOT_FOUND
  }

  /** A record with its place, or as it was. */
  record Placed(ReadOutcome outcome, Search search) {}

  /** Whether records are aligned. Aligning many at once is faster than one by one. */
  boolean isAligning() {
    return aligner.isPresent();
  }

  /** One for each outcome, in their order. */
  List<Placed> find(List<ReadOutcome> outcomes) {
    List<SequenceRecord> reads =
        outcomes.stream().filter(ReadPlaces::isUnaligned).map(SequenceRecord.class::cast).toList();
    if (aligner.isEmpty() || reads.isEmpty()) {
      return outcomes.stream().map(outcome -> new Placed(outcome, Search.NONE)).toList();
    }
    List<AlignedRead> aligned = aligner.get().align(reads);
    List<Placed> placed = new ArrayList<>(outcomes.size());
    int next = 0;
    for (ReadOutcome outcome : outcomes) {
      placed.add(
          isUnaligned(outcome) ? placed(aligned.get(next++)) : new Placed(outcome, Search.NONE));
    }
    return placed;
  }

  /** As {@link #find} for the two reads of a pair, each with the help of the other. */
  List<Placed> findPair(SequenceRecord first, SequenceRecord second) {
    if (aligner.isEmpty() || !isUnaligned(first) || !isUnaligned(second)) {
      return find(List.of(first, second));
    }
    return aligner.get().alignPair(first, second).stream().map(this::placed).toList();
  }

  private static boolean isUnaligned(ReadOutcome outcome) {
    return outcome instanceof SequenceRecord record && record.alignment().isEmpty();
  }

  private Placed placed(AlignedRead read) {
    if (read.isAligned()) {
      return new Placed(read.outcome(), read.chimeric() ? Search.FOUND_IN_PARTS : Search.FOUND);
    }
    if (read.outcome() instanceof FailedRecord failed
        && failed.reason() == FailureReason.NOT_ALIGNED) {
      return new Placed(cutUnaligned ? read.read() : failed, Search.NOT_FOUND);
    }
    return new Placed(read.outcome(), Search.NONE);
  }
}
