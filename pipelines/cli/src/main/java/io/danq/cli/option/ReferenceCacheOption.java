package io.danq.cli.option;

import io.danq.beam.genome.References;
import io.danq.beam.option.KnownOptions;
import io.danq.sequence.genome.ReferenceCache;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The cache of packed references that a command uses. */
public final class ReferenceCacheOption {
  @Option(
      names = "--referenceCache",
      paramLabel = "FOLDER",
      description = {
        "Local folder for packed references.",
        "Default: danq/references in $$XDG_CACHE_HOME or ~/.cache."
      })
  private @Nullable String folder;

  public ReferenceCache open() {
    // Without options Beam knows no file system but the local one.
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    return References.cache(folder);
  }
}
