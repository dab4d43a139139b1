package io.danq.cli.command;

import io.danq.beam.metrics.Counts;
import io.danq.prediction.run.RunPlan;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What fraction of a run's input is predicted.
 *
 * @param unit what a run is cut into: files, or parts of the genome
 * @param files all of them
 * @param doneFiles how many of them an earlier call has done
 * @param bytes size of all of them; of pieces, their bases
 * @param doneBytes size of what an earlier call has done
 */
record PredictedShare(String unit, int files, int doneFiles, long bytes, long doneBytes) {
  static PredictedShare of(RunPlan plan, List<Integer> remaining) {
    List<List<Integer>> parts = plan.parts();
    int left = 0;
    long leftBytes = 0;
    for (int part : remaining) {
      for (int file : parts.get(part)) {
        left++;
        leftBytes += plan.files().get(file).bytes();
      }
    }
    if (plan.readsPipe()) { // a pipe does not say how long it is
      return new PredictedShare(plan.unit(), plan.files().size(), 0, 0, 0);
    }
    long all = plan.files().stream().mapToLong(RunPlan.InputFile::bytes).sum();
    return new PredictedShare(
        plan.unit(), plan.files().size(), plan.files().size() - left, all, all - leftBytes);
  }

  String describe() {
    return String.format(
        Locale.ROOT,
        "continuing: %,d of %,d %s were done by an earlier call",
        doneFiles,
        files,
        unit);
  }

  /**
   * The fraction of the input that is predicted: the bytes read so far, times the fraction of their
   * windows that have rows.
   *
   * @param counts of this call
   */
  OptionalDouble predicted(Counts counts) {
    return predicted(counts, counts.windows());
  }

  /**
   * As above for variants, with alleles in place of windows.
   *
   * @param counts of this call
   */
  OptionalDouble predictedAlleles(Counts counts) {
    return predicted(counts, counts.alleles());
  }

  private OptionalDouble predicted(Counts counts, long expectedRows) {
    if (bytes == 0 || expectedRows == 0) {
      return OptionalDouble.empty();
    }
    double read = counts.bytes() * (counts.rows() / (double) expectedRows);
    return OptionalDouble.of(Math.min(1, (doneBytes + read) / bytes));
  }
}
