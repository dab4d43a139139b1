package io.danq.training;

import io.danq.network.DanQWeights;
import java.util.List;

/**
 * The result of a training.
 *
 * @param weights the weights after the best epoch
 * @param epochs every epoch, in order
 * @param stoppedEarly whether training ended because no better epoch came
 */
public record TrainingResult(DanQWeights weights, List<EpochResult> epochs, boolean stoppedEarly) {
  /** The best epoch, by the {@linkplain TrainingOptions#criterion criterion} of the training. */
  public EpochResult best() {
    return epochs.stream().filter(EpochResult::best).reduce((a, b) -> b).orElseThrow();
  }
}
