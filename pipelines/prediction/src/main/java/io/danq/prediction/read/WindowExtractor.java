package io.danq.prediction.read;

import io.danq.beam.metrics.CoveredBins;
import io.danq.beam.metrics.PredictionMetrics;
import io.danq.prediction.read.ReadPlaces.Placed;
import io.danq.prediction.read.ReadPlaces.Search;
import io.danq.sequence.AlignmentFilter;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkipReason;
import io.danq.sequence.SkippedRecord;
import io.danq.sequence.file.ContigBases;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Turns records into windows and failures. It aligns reads in a run with an aligner, leaves out
 * records that the filter does not want, and counts everything. Thread-safe.
 *
 * <p>A record is cut into windows in the step that reads it and is never an element of a pipeline,
 * because a contig can have 250 MB.
 */
public final class WindowExtractor {
  private final Cutting.Means means;
  private final AlignmentFilter filter;

  /**
   * Cuts records as a pipeline is told to.
   *
   * @throws IOException if the reference cannot be found or packed
   */
  public WindowExtractor(Cutting cutting) throws IOException {
    means = cutting.open();
    filter = cutting.filter();
  }

  /** The reference that CRAM files are decoded with. */
  public ContigBases contigs() {
    return means.contigs();
  }

  /** Whether records are aligned. Aligning many at once is faster than one by one. */
  boolean isAligning() {
    return means.places().isAligning();
  }

  public void extract(
      ReadOutcome outcome, Consumer<SequenceWindow> windows, Consumer<FailedRecord> failures) {
    extract(List.of(outcome), windows, failures);
  }

  /** Extracts the windows and failures of several records, in their order. */
  void extract(
      List<ReadOutcome> outcomes,
      Consumer<SequenceWindow> windows,
      Consumer<FailedRecord> failures) {
    means.places().find(outcomes).forEach(placed -> extractPlaced(placed, windows, failures));
  }

  /** Extracts the windows and failures of both reads of a pair, which are aligned together. */
  void extractPair(
      SequenceRecord first,
      SequenceRecord second,
      Consumer<SequenceWindow> windows,
      Consumer<FailedRecord> failures) {
    means
        .places()
        .findPair(first, second)
        .forEach(placed -> extractPlaced(placed, windows, failures));
  }

  /**
   * Extracts the windows and failures of the reads of a message: the two reads of a pair, or one.
   *
   * @param wanted whether the results of a read are wanted. An unwanted read still helps to place
   *     its mate
   */
  public void extractMessage(
      List<ReadOutcome> reads,
      Predicate<RecordSource> wanted,
      Consumer<SequenceWindow> windows,
      Consumer<FailedRecord> failures) {
    List<Placed> placed =
        reads.size() == 2
                && reads.get(0) instanceof SequenceRecord first
                && reads.get(1) instanceof SequenceRecord second
            ? means.places().findPair(first, second)
            : means.places().find(reads);
    placed.stream()
        .filter(read -> wanted.test(read.outcome().source()))
        .forEach(read -> extractPlaced(read, windows, failures));
  }

  private static void count(Search search) {
    switch (search) {
      case NONE -> {
        // nothing was looked for
      }
      case FOUND -> PredictionMetrics.count(PredictionMetrics.ALIGNED, 1);
      case FOUND_IN_PARTS -> {
        PredictionMetrics.count(PredictionMetrics.ALIGNED, 1);
        PredictionMetrics.count(PredictionMetrics.CHIMERIC, 1);
      }
      case NOT_FOUND -> PredictionMetrics.count(PredictionMetrics.UNALIGNED, 1);
    }
  }

  private void extractPlaced(
      Placed placed, Consumer<SequenceWindow> windows, Consumer<FailedRecord> failures) {
    count(placed.search());
    ReadOutcome outcome = placed.outcome();
    if (outcome instanceof SkippedRecord skipped) {
      skip(skipped.reason());
    } else if (outcome instanceof FailedRecord failed) {
      if (failed.reason() != FailureReason.UNREADABLE_FILE) {
        PredictionMetrics.count(PredictionMetrics.READS, 1);
      }
      fail(failed, failures);
    } else if (outcome instanceof SequenceRecord record) {
      Optional<SkipReason> skipped = filter.reason(record);
      if (skipped.isPresent()) {
        skip(skipped.get());
      } else {
        cut(record, windows, failures);
      }
    }
  }

  private void cut(
      SequenceRecord record, Consumer<SequenceWindow> windows, Consumer<FailedRecord> failures) {
    PredictionMetrics.count(PredictionMetrics.READS, 1);
    long[] cut = {0};
    Optional<FailedRecord> failure =
        means
            .windower()
            .cut(
                record,
                window -> {
                  PredictionMetrics.count(PredictionMetrics.WINDOWS, 1);
                  window.anchor().ifPresent(anchor -> CoveredBins.ofThisJvm().add(anchor.bin()));
                  cut[0]++;
                  windows.accept(window);
                });
    if (failure.isPresent()) {
      PredictionMetrics.count(PredictionMetrics.PARTLY_FAILED, cut[0] > 0 ? 1 : 0);
      fail(failure.get(), failures);
    }
  }

  private static void skip(SkipReason reason) {
    PredictionMetrics.count(PredictionMetrics.SKIPPED + reason, 1);
  }

  private static void fail(FailedRecord failed, Consumer<FailedRecord> failures) {
    PredictionMetrics.countFailed(failed);
    failures.accept(failed);
  }
}
