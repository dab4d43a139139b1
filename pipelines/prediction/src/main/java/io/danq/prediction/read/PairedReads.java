package io.danq.prediction.read;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.MateNames;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkippedRecord;
import io.danq.sequence.file.SequenceReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins the reads of pairs, by their order and their {@link MateNames}. Not thread-safe. */
final class PairedReads {
  private final Target target;

  /** Takes what was read, in order. */
  interface Target {
    /** The two reads of a pair. */
    void pair(SequenceRecord first, SequenceRecord second);

    /** A record that is not a read, or a read without a mate. */
    void single(ReadOutcome outcome);
  }

  PairedReads(Target target) {
    this.target = target;
  }

  /** Reads two files, one with the first reads and one with the second, to their ends. */
  void readTwo(SequenceReader first, SequenceReader second) {
    Optional<ReadOutcome> one = next(first);
    Optional<ReadOutcome> other = next(second);
    while (one.isPresent() || other.isPresent()) {
      if (one.isEmpty() || other.isEmpty()) {
        withoutMate(one.orElseGet(other::get), "the other file has ended");
      } else {
        both(one.get(), other.get());
      }
      one = next(first);
      other = next(second);
    }
  }

  private void both(ReadOutcome one, ReadOutcome other) {
    if (one instanceof SequenceRecord first && other instanceof SequenceRecord second) {
      if (isPair(first, second)) {
        target.pair(first, second);
      } else {
        withoutMate(first, "the read next to it is " + second.id());
        withoutMate(second, "the read next to it is " + first.id());
      }
    } else {
      target.single(one);
      target.single(other);
    }
  }

  /** Reads a file in which the second read of each pair follows the first, to its end. */
  void readInterleaved(SequenceReader reader) {
    SequenceRecord waiting = null;
    boolean afterFailure = false; // the waiting read may be the mate of the failed record before it
    for (Optional<ReadOutcome> next = next(reader); next.isPresent(); next = next(reader)) {
      ReadOutcome outcome = next.get();
      if (!(outcome instanceof SequenceRecord read)) {
        afterFailure = waiting == null;
        alone(waiting);
        waiting = null;
        target.single(outcome);
      } else if (waiting == null) {
        waiting = read;
      } else if (isPair(waiting, read)) {
        target.pair(waiting, read);
        waiting = null;
        afterFailure = false;
      } else {
        if (afterFailure) {
          alone(waiting);
        } else {
          withoutMate(waiting, "the read after it is " + read.id());
        }
        waiting = read;
        afterFailure = false;
      }
    }
    if (waiting != null && !afterFailure) {
      withoutMate(waiting, "the file ends after it");
    } else {
      alone(waiting);
    }
  }

  private void alone(@Nullable SequenceRecord read) {
    if (read != null) {
      target.single(read);
    }
  }

  private void withoutMate(ReadOutcome outcome, String why) {
    target.single(
        outcome instanceof SequenceRecord read
            ? FailedRecord.of(
                read, FailureReason.MALFORMED_RECORD, "read " + read.id() + " has no mate: " + why)
            : outcome);
  }

  /** The next record that may be of a pair. */
  private Optional<ReadOutcome> next(SequenceReader reader) {
    Optional<ReadOutcome> next = reader.next();
    while (next.isPresent() && !isOfPair(next.get())) {
      target.single(next.get());
      next = reader.next();
    }
    return next;
  }

  /** That excludes records that are left out and the fault that ends a file. */
  private static boolean isOfPair(ReadOutcome outcome) {
    boolean unreadable =
        outcome instanceof FailedRecord failed && failed.reason() == FailureReason.UNREADABLE_FILE;
    return !unreadable && !(outcome instanceof SkippedRecord);
  }

  private static boolean isPair(SequenceRecord first, SequenceRecord second) {
    return MateNames.areMates(first.id(), second.id());
  }
}
