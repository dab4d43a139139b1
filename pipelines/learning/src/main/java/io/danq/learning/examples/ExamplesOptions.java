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
      "Target table (index, cell_type, assay, treatment) with an extra column, peaks: the BED or"
          + " narrowPeak file of each target, plain or gzip.")
  @Validation.Required
  @ValueName("TSV")
  String getPeaks();

  void setPeaks(String value);

  @ShortName("-o")
  @Description("Output folder, on this machine or gs://BUCKET/FOLDER.")
  @Validation.Required
  @ValueName("FOLDER")
  String getOutput();

  void setOutput(String value);

  @Description("Window length in bases: what the network reads.")
  @Default.Integer(1000)
  int getWindow();

  void setWindow(int value);

  @Description("Length in bases of the bin in the middle of a window. The labels describe the bin.")
  @Default.Integer(200)
  int getBin();

  void setBin(int value);

  @Description("Fraction of the unlabelled bins to keep, 0 to 1.")
  @Default.Double(0)
  double getNegativeFraction();

  void setNegativeFraction(double value);

  @Description("Minimum fraction of A, C, G and T in a window, 0 to 1.")
  @Default.Double(0.5)
  double getMinRealBases();

  void setMinRealBases(double value);

  @Description(
      "Contigs to hold out for validation: a comma-separated list of CONTIG or CONTIG:FIRST-LAST,"
          + " counted from 1.")
  @Default.String("")
  @ValueName("REGIONS")
  String getValidationContigs();

  void setValidationContigs(String value);

  @Description(
      "Contigs to hold out for testing: a comma-separated list of CONTIG or CONTIG:FIRST-LAST,"
          + " counted from 1.")
  @Default.String("")
  @ValueName("REGIONS")
  String getTestContigs();

  void setTestContigs(String value);

  @Description("Fraction of the remaining megabases to hold out for validation, 0 to 1.")
  @Default.Double(0)
  double getValidationFraction();

  void setValidationFraction(double value);

  @Description("Fraction of the remaining megabases to hold out for testing, 0 to 1.")
  @Default.Double(0)
  double getTestFraction();

  void setTestFraction(double value);

  @Description("Number of files per part.")
  @Default.Integer(16)
  int getShards();

  void setShards(int value);

  @Description("Replace the examples already in the folder.")
  boolean isOverwrite();

  void setOverwrite(boolean value);

  @Description("Random seed for choosing unlabelled bins and for the order of the examples.")
  @Default.Long(1)
  long getSeed();

  void setSeed(long value);
}
