package io.danq.learning.retraining;

import io.danq.registry.ModelReference;
import io.danq.registry.PromotionGate;
import io.danq.sequence.BaseOrder;
import io.danq.training.TrainingOptions;
import java.nio.file.Path;

/**
 * What a {@link Retraining} is to do.
 *
 * @param output folder for all that it makes, on this machine
 * @param data what to train with and judge by
 * @param network dimensions of a network that begins with no other
 * @param order input channels of a network that begins with no other
 * @param warmStart whether to begin with the weights of the model's current version, if there is
 *     one
 * @param training how to train
 * @param model where to publish; its version is the new one's, by default named after the weights
 * @param gate what the new version must reach to become the current one
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
  /** Where its examples go. */
  public Path examplesFolder() {
    return output.resolve("examples");
  }

  /** Where its bundle goes. */
  public Path modelFolder() {
    return output.resolve("model");
  }

  /** Where the figures of its evaluation go. */
  public Path evaluationFolder() {
    return output.resolve("evaluation");
  }
}
