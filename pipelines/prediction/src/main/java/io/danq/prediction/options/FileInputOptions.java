package io.danq.prediction.options;

import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceFormat;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** How records are read. */
public interface FileInputOptions extends PipelineOptions {
  @Description("Format of all input files. Default: detected from their content.")
  @Nullable SequenceFormat getFormat();

  void setFormat(@Nullable SequenceFormat value);

  @Description(
      "Largest record to read, in bytes, 1 to 1073741824; a larger one becomes a failed record."
          + " Reading a contig takes two and a half times its length in memory.")
  @Default.Integer(SequenceFiles.MAX_RECORD_BYTES)
  int getMaxRecordBytes();

  void setMaxRecordBytes(int value);
}
