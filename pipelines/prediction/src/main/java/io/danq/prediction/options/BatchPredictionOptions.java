package io.danq.prediction.options;

import io.danq.beam.option.CommaSeparated;
import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** The options of {@code BatchPrediction}. */
public interface BatchPredictionOptions extends PredictionOptions, BatchOptions {
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
      "With --align: align reads as pairs. The input files come in twos, first reads and then their"
          + " mates, in the same order.")
  @Default.Boolean(false)
  boolean isPaired();

  void setPaired(boolean value);

  @Description(
      "With --align: align reads as pairs. Each input file holds both reads of a pair, one after"
          + " the other.")
  @Default.Boolean(false)
  boolean isInterleaved();

  void setInterleaved(boolean value);
}
