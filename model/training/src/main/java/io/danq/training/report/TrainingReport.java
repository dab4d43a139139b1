package io.danq.training.report;

import io.danq.network.DanQConfig;
import io.danq.training.EpochResult;
import io.danq.training.TrainingOptions;
import java.util.List;
import java.util.Optional;

/**
 * A training with the names of its model and data.
 *
 * @param modelId the model's name
 * @param data the name of the labelled data
 * @param network the network's dimensions
 * @param options how the network is trained
 * @param epochs the epochs that are complete, in order
 */
public record TrainingReport(
    String modelId,
    String data,
    DanQConfig network,
    TrainingOptions options,
    List<EpochResult> epochs) {
  /** The epoch whose weights are kept; empty before the first is complete. */
  public Optional<EpochResult> best() {
    return epochs.stream().filter(EpochResult::best).reduce((a, b) -> b);
  }
}
