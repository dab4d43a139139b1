package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How a run over files treats existing results and failed records. */
public interface BatchOptions extends PipelineOptions {
  @Description("Replace the results already in an output folder or file.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean value);

  @Description(
      "Start an interrupted run over. Without this, it continues with the files that are not done"
          + " yet.")
  @Default.Boolean(false)
  boolean isRestart();

  void setRestart(boolean value);

  @Description(
      "How many records may fail, as a number or a percentage such as 5%. If more fail, the exit"
          + " code is 1. For a VCF this counts malformed lines; an allele that cannot be predicted"
          + " still gets a row, which says why.")
  @Default.String("50%")
  @ValueName("COUNT|SHARE")
  String getMaxFailed();

  void setMaxFailed(String value);
}
