package io.danq.prediction.options;

import io.danq.sequence.window.WindowSpec;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The options of every pipeline that predicts. The command line takes its options from here. */
public interface PredictionOptions
    extends OutputOptions,
        KafkaOptions,
        FileInputOptions,
        AlignmentOptions,
        ModelOptions,
        HitOptions {
  /** The default of {@code minProbability}. */
  double MIN_PROBABILITY = 0.5;

  @Description(
      "Bases from the start of one window to the start of the next, 1 to the window's length. Not"
          + " used with --anchor=genome.")
  @Default.Integer(WindowSpec.DEFAULT_STRIDE)
  int getStride();

  void setStride(int value);

  @Description(
      "Minimum fraction of A, C, G and T in a window, 0 to 1. Windows below it are not predicted"
          + " but reported in failed/.")
  @Default.Double(WindowSpec.DEFAULT_MIN_REAL_BASES)
  double getMinRealBases();

  void setMinRealBases(double value);

  @Description("Minimum probability of a hit, 0 to 1.")
  @Default.Double(MIN_PROBABILITY)
  double getMinProbability();

  void setMinProbability(double value);
}
