package io.danq.training;

import io.danq.network.DanQWeights;
import java.util.List;

/**
 * What training came to.
 *
 * @param weights those after the best epoch
 * @param epochs every epoch, in order
 * @param stoppedEarly whether it ended because the epochs no longer became better
 */
public record TrainingResult(DanQWeights weights, List<EpochResult> epochs, boolean stoppedEarly) {
  /** The best epoch, by the {@linkplain TrainingOptions#criterion criterion} of the training. */
  public EpochResult best() {
    return epochs.stream().filter(EpochResult::best).reduce((a, b) -> b).orElseThrow();
  }
}
