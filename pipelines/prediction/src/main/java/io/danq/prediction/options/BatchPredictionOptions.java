package io.danq.prediction.options;

import io.danq.beam.option.CommaSeparated;
import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** The options of {@code BatchPrediction}. */
public interface BatchPredictionOptions extends PredictionOptions {
  @Description(
      "Files to read: a path, a glob or a comma-separated list. FASTA or FASTQ (plain, gzip,"
          + " bgzip), SAM, BAM or CRAM.")
  @ShortName("-i")
  @CommaSeparated
  @Validation.Required
  @ValueName("FILES")
  String getInput();

  void setInput(String value);

  @Description(
      "Align reads as pairs, with --align: the input files come two by two, the first reads and"
          + " their mates, in the same order.")
  @Default.Boolean(false)
  boolean isPaired();

  void setPaired(boolean value);

  @Description(
      "Align reads as pairs, with --align: each input file has both reads of a pair, one behind the"
          + " other.")
  @Default.Boolean(false)
  boolean isInterleaved();

  void setInterleaved(boolean value);

  @Description("Replace the predictions that are already in an output folder.")
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
      "Records that may fail, a number or a share such as 5%. If more fail, the exit code is 1.")
  @Default.String("50%")
  @ValueName("COUNT|SHARE")
  String getMaxFailed();

  void setMaxFailed(String value);
}
