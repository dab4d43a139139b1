package io.danq.learning.retraining;

import io.danq.learning.data.LabelledData;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.network.bundle.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a network is retrained with.
 *
 * @param examples how to make the examples; the retraining sets their output and whether to
 *     overwrite
 * @param data the windows, if they already exist
 * @param validation windows to validate every epoch on; if empty, see {@link LabelledData#split}
 * @param test windows to evaluate the network on; if empty, the test part of the examples
 * @param validationFraction fraction of the training windows to hold out if there are no other
 *     windows to validate on, above 0 and below 1
 * @param reverseComplements whether to train with the reverse complements too
 * @param targets the targets of the label columns; if empty, those of the examples or of the
 *     starting model
 */
public record RetrainingInput(
    Optional<ExamplesOptions> examples,
    Optional<LabelledData> data,
    Optional<LabelledData> validation,
    Optional<LabelledData> test,
    double validationFraction,
    boolean reverseComplements,
    Optional<List<Target>> targets) {
  /**
   * Checks that there is something to train with.
   *
   * @throws IllegalArgumentException if there are neither examples to make nor data, or both
   */
  public RetrainingInput {
    if (examples.isPresent() == data.isPresent()) {
      throw new IllegalArgumentException(
          "a retraining needs --reference and --peaks, or else --data"
              + (examples.isPresent() ? ", not both" : ""));
    }
    if (data.isPresent() && data.get().hasOnePart() && test.isEmpty()) {
      throw new IllegalArgumentException(
          "--testData is needed if --data is a file: the network must be evaluated on windows that"
              + " it was not trained on");
    }
    targets = targets.map(List::copyOf);
  }
}
