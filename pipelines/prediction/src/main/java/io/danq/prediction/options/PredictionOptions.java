package io.danq.prediction.options;

import io.danq.beam.option.ByteSize;
import io.danq.beam.option.ConstantDefault;
import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import io.danq.inference.Strands;
import io.danq.registry.model.PrecisionOptions;
import io.danq.sequence.window.WindowSpec;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** The options of every pipeline that predicts. The command line takes its options from here. */
public interface PredictionOptions
    extends OutputOptions, KafkaOptions, FileInputOptions, AlignmentOptions, PrecisionOptions {
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
      "Bases from the start of one window to the start of the next, 1 to the window's length."
          + " Windows that are anchored to the genome do not use it.")
  @Default.Integer(WindowSpec.DEFAULT_STRIDE)
  int getStride();

  void setStride(int value);

  @Description(
      "Smallest share of A, C, G and T in a window, 0 to 1. Windows with less are reported in"
          + " failed/ instead of predicted.")
  @Default.Double(WindowSpec.DEFAULT_MIN_REAL_BASES)
  double getMinRealBases();

  void setMinRealBases(double value);

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

  @Description("Smallest probability of a hit, 0 to 1.")
  @Default.Double(0.5)
  double getMinProbability();

  void setMinProbability(double value);

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
