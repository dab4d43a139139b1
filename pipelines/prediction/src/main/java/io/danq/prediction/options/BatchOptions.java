package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How a run over files treats what is there already, and what fails. */
public interface BatchOptions extends PipelineOptions {
  @Description("Replace the results that are already in an output folder or file.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean value);

  @Description(
      "Begin an interrupted run anew. Without it the run goes on with the files that are not done"
          + " yet.")
  @Default.Boolean(false)
  boolean isRestart();

  void setRestart(boolean value);

  @Description(
      "Records that may fail, a number or a share such as 5%. If more fail, the exit code is 1. Of a"
          + " VCF these are lines: an allele that is not predicted has a row, which says why.")
  @Default.String("50%")
  @ValueName("COUNT|SHARE")
  String getMaxFailed();

  void setMaxFailed(String value);
}
