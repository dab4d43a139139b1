package io.danq.prediction;

import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceFormat;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;

/** How records are read. */
public interface FileInputOptions extends PipelineOptions {
  @Description(
      "Format of all input files: fasta, fastq, sam or bam; by default found out from their content.")
  @Nullable SequenceFormat getFormat();

  void setFormat(@Nullable SequenceFormat value);

  @Description(
      "Largest record that is read, in bytes, 1 to 1073741824; a larger one is a failed record."
          + " A contig takes two and a half times its length of memory while it is read.")
  @Default.Integer(SequenceFiles.MAX_RECORD_BYTES)
  int getMaxRecordBytes();

  void setMaxRecordBytes(int value);
}
