package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where a machine keeps packed references. */
public interface ReferenceCacheOptions extends PipelineOptions {
  @Description(
      "Folder for packed references (half a byte per base), shared by all runs on a machine."
          + " Default: danq/references in the user's cache folder.")
  @ValueName("FOLDER")
  @Nullable String getReferenceCache();

  void setReferenceCache(@Nullable String value);
}
