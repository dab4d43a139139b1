package io.danq.learning.examples;

import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** The options of {@link ExamplesPipeline}. */
public interface ExamplesOptions extends PipelineOptions {
  @Description("FASTA file of the reference genome, plain or gzip, or a comma-separated list.")
  @Validation.Required
  @ValueName("FASTA")
  String getReference();

  void setReference(String value);

  @Description(
      "Target table (index, cell_type, assay, treatment) with a column peaks that names a BED or"
          + " narrowPeak file, plain or gzip, for each target.")
  @Validation.Required
  @ValueName("TSV")
  String getPeaks();

  void setPeaks(String value);

  @ShortName("-o")
  @Description("Folder to write, on this machine or gs://BUCKET/FOLDER.")
  @Validation.Required
  @ValueName("FOLDER")
  String getOutput();

  void setOutput(String value);

  @Description("Bases that the network reads.")
  @Default.Integer(1000)
  int getWindow();

  void setWindow(int value);

  @Description("Bases in the middle of a window that its labels describe.")
  @Default.Integer(200)
  int getBin();

  void setBin(int value);

  @Description("Share of the bins without a label to keep, 0 to 1.")
  @Default.Double(0)
  double getNegativeFraction();

  void setNegativeFraction(double value);

  @Description("Smallest share of A, C, G and T in a window, 0 to 1.")
  @Default.Double(0.5)
  double getMinRealBases();

  void setMinRealBases(double value);

  @Description("Contigs for validation, whole or CONTIG:FIRST-LAST counted from 1.")
  @Default.String("")
  @ValueName("REGIONS")
  String getValidationContigs();

  void setValidationContigs(String value);

  @Description("Contigs for the test, whole or CONTIG:FIRST-LAST counted from 1.")
  @Default.String("")
  @ValueName("REGIONS")
  String getTestContigs();

  void setTestContigs(String value);

  @Description("Share of the other megabases to take for validation, 0 to 1.")
  @Default.Double(0)
  double getValidationFraction();

  void setValidationFraction(double value);

  @Description("Share of the other megabases to take for the test, 0 to 1.")
  @Default.Double(0)
  double getTestFraction();

  void setTestFraction(double value);

  @Description("Files per part.")
  @Default.Integer(16)
  int getShards();

  void setShards(int value);

  @Description("Replace the examples that are already in the folder.")
  boolean isOverwrite();

  void setOverwrite(boolean value);

  @Description("Seed of the choice of bins without a label and of the order of the examples.")
  @Default.Long(1)
  long getSeed();

  void setSeed(long value);
}
