package io.danq.registry.model;

import io.danq.inference.Precision;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The arithmetic that a pipeline predicts with. */
public interface PrecisionOptions extends PipelineOptions {
  @Description(
      "Arithmetic of the network: float32, or int8, which is faster and changes probabilities by"
          + " some thousandths.")
  @Default.Enum("FLOAT32")
  Precision getPrecision();

  void setPrecision(Precision value);
}
