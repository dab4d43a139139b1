package io.danq.prediction.predict;

import io.danq.beam.option.TimeSpan;
import io.danq.inference.Arithmetic;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelManifest;
import io.danq.prediction.options.ModelOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions.InputKind;
import io.danq.registry.ModelReference;
import io.danq.registry.model.ArithmeticOptions;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.OpenModel;
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

  /** Which strands it predicts. */
  Strands strands();

  /**
   * One bundle for the whole run, even if a registry's pointer moves meanwhile.
   *
   * @param model the model that {@code --model} meant when the pipeline was built
   */
  static ModelSource fixed(OpenModel model, ModelOptions options) {
    return new Fixed(model.folder(), options.getStrands(), ArithmeticOptions.arithmetic(options));
  }

  /**
   * The version that the registry's pointer names, if {@code --model} follows one; otherwise one
   * bundle.
   *
   * @param model the model that {@code --model} means now
   * @throws IllegalArgumentException if the poll interval is out of its range
   */
  static ModelSource streaming(OpenModel model, StreamingPredictionOptions options) {
    TimeSpan interval = options.getModelPollInterval();
    if (interval.duration().toSeconds() < 1) {
      throw new IllegalArgumentException("modelPollInterval must be at least 1s, was " + interval);
    }
    if (!ModelReference.isReference(options.getModel())) {
      return fixed(model, options);
    }
    ModelReference reference = ModelReference.parse(options.getModel());
    if (reference.version().isPresent()) {
      return fixed(model, options);
    }
    ModelManifest manifest = model.bundle().manifest();
    Background needs =
        options.getMaxEvalue() == 1
            ? Background.NOTHING
            : options.getInputKind() == InputKind.VARIANTS
                ? Background.VARIANTS
                : Background.WINDOWS;
    return new Followed(
        reference.registry(),
        reference.name(),
        manifest.version(),
        manifest.network().window(),
        manifest.baseOrder(),
        interval.duration(),
        options.getStrands(),
        ArithmeticOptions.arithmetic(options),
        needs);
  }

  /** What every version must have a background of. */
  enum Background {
    NOTHING,
    WINDOWS,
    VARIANTS
  }

  /**
   * One bundle, for as long as the pipeline runs.
   *
   * @param folder its folder, as every worker reaches it
   */
  record Fixed(String folder, Strands strands, Arithmetic arithmetic) implements ModelSource {
    private static final long serialVersionUID = 1L;

    @Override
    public ServedModel open() throws IOException {
      return new FixedModel(ModelCache.acquire(folder, strands, arithmetic));
    }
  }

  /**
   * The version that a registry's pointer names, also after the pointer moves.
   *
   * @param registry the registry's folder, as every worker reaches it
   * @param name the model's name in it
   * @param startVersion the version that was current when the pipeline was built
   * @param window bases in the windows that the pipeline cuts
   * @param baseOrder the order of input channels that every version must have
   * @param pollInterval time between two looks at the pointer, more than 0
   * @param needs what the limit of E-values needs of every version
   */
  record Followed(
      String registry,
      String name,
      String startVersion,
      int window,
      BaseOrder baseOrder,
      Duration pollInterval,
      Strands strands,
      Arithmetic arithmetic,
      Background needs)
      implements ModelSource {
    private static final long serialVersionUID = 1L;

    @Override
    public ServedModel open() throws IOException {
      return SharedFollower.join(this);
    }
  }
}
