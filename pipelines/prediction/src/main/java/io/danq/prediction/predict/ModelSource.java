package io.danq.prediction.predict;

import io.danq.inference.Precision;
import io.danq.inference.Strands;
import io.danq.registry.model.ModelCache;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

/** Which model the workers of a pipeline run. */
public sealed interface ModelSource extends Serializable {
  /**
   * Makes the model ready on this worker.
   *
   * @throws IOException if it cannot be found or used
   */
  ServedModel open() throws IOException;

  /**
   * One bundle, for as long as the pipeline runs.
   *
   * @param folder its folder, as every worker reaches it
   */
  record Fixed(String folder, Strands strands, Precision precision) implements ModelSource {
    private static final long serialVersionUID = 1L;

    @Override
    public ServedModel open() throws IOException {
      return new FixedModel(ModelCache.acquire(folder, strands, precision));
    }
  }

  /**
   * The version that a registry's pointer names, whatever that comes to be.
   *
   * @param registry the registry's folder, as every worker reaches it
   * @param name the model's name in it
   * @param startVersion the version that was current when the pipeline was built
   * @param window bases in the windows that the pipeline cuts
   * @param baseOrder the order of input channels that every version must have
   * @param pollInterval time between two looks at the pointer, more than 0
   */
  record Followed(
      String registry,
      String name,
      String startVersion,
      int window,
      BaseOrder baseOrder,
      Duration pollInterval,
      Strands strands,
      Precision precision)
      implements ModelSource {
    private static final long serialVersionUID = 1L;

    @Override
    public ServedModel open() throws IOException {
      return ModelFollowers.join(this);
    }
  }
}
