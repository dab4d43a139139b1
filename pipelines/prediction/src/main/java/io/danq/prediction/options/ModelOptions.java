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

/** Which network predicts, how, and what of it a row says. */
public interface ModelOptions extends ArithmeticOptions {
  /** Which part of the probabilities a row carries. */
  enum Scores {
    /** All of them, in target order. */
    ALL,
    /** None: the hits alone. */
    NONE
  }

  @Description(
      "Model bundle, a folder or a zip file, on any file system that the workers can read; or"
          + " registry:URI/NAME for the current version in a registry, registry:URI/NAME@VERSION"
          + " for a certain one.")
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
      "Memory of each JVM for the scores of windows that it has predicted, so that equal windows are"
          + " predicted once: a number with KB, MB or GB (1024 each), at most a quarter of the heap;"
          + " 0 predicts every window.")
  @Default.InstanceFactory(PredictionCacheSize.class)
  ByteSize getPredictionCache();

  void setPredictionCache(ByteSize value);

  @Description("Scores per row: all (one probability per target, in target order) or none.")
  @Default.Enum("ALL")
  Scores getScores();

  void setScores(Scores value);

  @Description(
      "Largest E-value of a hit, 0 to 1. Below 1 the model needs a background of the same strands,"
          + " which 'danq background' adds; hits of a version without one are left out.")
  @Default.Double(1)
  double getMaxEvalue();

  void setMaxEvalue(double value);

  @Description("Most hits per row, highest first; 0 for no limit.")
  @Default.Integer(50)
  int getMaxHits();

  void setMaxHits(int value);

  /** The default of {@code predictionCache}. */
  final class PredictionCacheSize extends ConstantDefault<ByteSize> {
    public PredictionCacheSize() {
      super(ByteSize.parse("256MB"));
    }
  }
}
