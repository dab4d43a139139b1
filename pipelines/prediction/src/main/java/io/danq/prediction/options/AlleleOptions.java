package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Which variants are predicted, and what is a hit of an allele. */
public interface AlleleOptions extends HitOptions {
  /** The default of {@code minAbsDiff}. */
  double MIN_ABS_DIFF = 0.05;

  @Description(
      "Predict only variants whose FILTER column has one of these comma-separated entries, for"
          + " example PASS, or PASS,. to include variants that no filter was applied to. Default:"
          + " all.")
  @ValueName("NAMES")
  @Nullable String getFilter();

  void setFilter(@Nullable String value);

  @Description(
      "Minimum absolute difference between the two probabilities for a target to be a hit of a"
          + " variant, 0 to 1.")
  @Default.Double(MIN_ABS_DIFF)
  double getMinAbsDiff();

  void setMinAbsDiff(double value);
}
