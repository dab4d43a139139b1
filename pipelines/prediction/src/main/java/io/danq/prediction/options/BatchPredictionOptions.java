package io.danq.prediction.options;

import io.danq.beam.option.ShortName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What {@code BatchPrediction} is told. */
public interface BatchPredictionOptions extends PredictionOptions {
  @Description(
      "File, glob or comma-separated list of them: FASTA, FASTQ (plain, gzip, bgzip), SAM or BAM.")
  @ShortName("-i")
  @Validation.Required
  String getInput();

  void setInput(String value);

  @Description("Replace the predictions that already lie in an output folder.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean value);
}
