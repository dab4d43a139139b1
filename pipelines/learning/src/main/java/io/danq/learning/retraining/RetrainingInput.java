package io.danq.learning.retraining;

import io.danq.learning.data.LabelledData;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.network.bundle.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a network is retrained with.
 *
 * @param examples how to make the examples; its output and whether to overwrite are the
 *     retraining's
 * @param data the windows, where they are there already
 * @param validation windows to judge every epoch by; without them see {@link LabelledData#split}
 * @param test windows to judge the network by; the test part of the examples without
 * @param validationFraction share of the windows to train with that is held out where there are no
 *     others to validate by, above 0 and below 1
 * @param reverseComplements whether to train with the reverse complements too
 * @param targets what the label columns are; those of the examples, or of the model to begin with,
 *     where it is empty
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
   * @throws IllegalArgumentException if the windows are neither to be made nor there, or both
   */
  public RetrainingInput {
    if (examples.isPresent() == data.isPresent()) {
      throw new IllegalArgumentException(
          "a retraining needs --reference and --peaks, or else --data"
              + (examples.isPresent() ? ", not both" : ""));
    }
    if (data.isPresent() && data.get().hasOnePart() && test.isEmpty()) {
      throw new IllegalArgumentException(
          "--testData is needed where --data is a file: the network is judged by windows that it has"
              + " not seen");
    }
    targets = targets.map(List::copyOf);
  }
}
