package io.danq.prediction.options;

import io.danq.beam.option.ByteSize;
import io.danq.beam.option.ConstantDefault;
import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import io.danq.inference.Strands;
import io.danq.registry.model.ArithmeticOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** Which network predicts, and how. */
public interface ModelOptions extends ArithmeticOptions {
  @Description(
      "Model bundle, a folder or a zip file, on any file system that the workers can read; or"
          + " registry:URI/NAME for the current version in a registry, or registry:URI/NAME@VERSION"
          + " for a specific one.")
  @ShortName("-m")
  @Validation.Required
  @ValueName("BUNDLE")
  String getModel();

  void setModel(String value);

  @Description(
      "Strands to predict: both (mean of the window and its reverse complement) or forward (half"
          + " the work).")
  @Default.Enum("BOTH")
  Strands getStrands();

  void setStrands(Strands value);

  @Description(
      "Memory per JVM for caching the scores of predicted windows, so that identical windows are"
          + " predicted only once: a number with KB, MB or GB (multiples of 1024), at most a"
          + " quarter of the heap. 0 turns the cache off.")
  @Default.InstanceFactory(PredictionCacheSize.class)
  ByteSize getPredictionCache();

  void setPredictionCache(ByteSize value);

  /** The default of {@code predictionCache}. */
  final class PredictionCacheSize extends ConstantDefault<ByteSize> {
    public PredictionCacheSize() {
      super(ByteSize.parse("256MB"));
    }
  }
}
