package io.danq.learning.retraining;

import io.danq.registry.ModelReference;
import io.danq.registry.PromotionGate;
import io.danq.sequence.BaseOrder;
import io.danq.training.TrainingOptions;
import java.nio.file.Path;

/**
 * The plan of a {@link Retraining}.
 *
 * @param output folder for all results, on this machine
 * @param data the data to train and evaluate on
 * @param network dimensions of the network if it does not start from another one
 * @param order input channels of the network if it does not start from another one
 * @param warmStart whether to start from the weights of the model's current version, if there is
 *     one
 * @param training how to train
 * @param model the name to publish under, and the new version; by default the version is named
 *     after the weights
 * @param gate the conditions for becoming the current version
 */
public record RetrainingPlan(
    Path output,
    RetrainingInput data,
    NetworkShape network,
    BaseOrder order,
    boolean warmStart,
    TrainingOptions training,
    ModelReference model,
    PromotionGate gate) {
  /** The folder of the examples. */
  public Path examplesFolder() {
    return output.resolve("examples");
  }

  /** The folder of the bundle. */
  public Path modelFolder() {
    return output.resolve("model");
  }

  /** The folder of the evaluation. */
  public Path evaluationFolder() {
    return output.resolve("evaluation");
  }
}
