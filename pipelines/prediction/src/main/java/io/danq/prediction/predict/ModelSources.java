package io.danq.prediction.predict;

import io.danq.beam.option.TimeSpan;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.prediction.options.PredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.registry.ModelReference;

/** From a pipeline's options to the model that its workers run. */
public final class ModelSources {
  private ModelSources() {}

  /**
   * One bundle for the whole run, whatever a pointer says meanwhile.
   *
   * @param folder where {@code --model} was found
   */
  public static ModelSource fixed(String folder, PredictionOptions options) {
    return new ModelSource.Fixed(folder, options.getStrands(), options.getPrecision());
  }

  /**
   * The version that the registry's pointer names, where {@code --model} is one that moves;
   * otherwise one bundle.
   *
   * @param folder where {@code --model} was found
   * @param model the bundle there
   * @throws IllegalArgumentException if the poll interval is out of its range
   */
  public static ModelSource streaming(
      String folder, ModelBundle model, StreamingPredictionOptions options) {
    TimeSpan interval = options.getModelPollInterval();
    if (interval.duration().toSeconds() < 1) {
      throw new IllegalArgumentException("modelPollInterval must be at least 1s, was " + interval);
    }
    if (!ModelReference.isReference(options.getModel())) {
      return fixed(folder, options);
    }
    ModelReference reference = ModelReference.parse(options.getModel());
    if (reference.version().isPresent()) {
      return fixed(folder, options);
    }
    ModelManifest manifest = model.manifest();
    return new ModelSource.Followed(
        reference.registry(),
        reference.name(),
        manifest.version(),
        manifest.network().window(),
        manifest.baseOrder(),
        interval.duration(),
        options.getStrands(),
        options.getPrecision());
  }
}
