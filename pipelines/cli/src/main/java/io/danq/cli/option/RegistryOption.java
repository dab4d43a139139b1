package io.danq.cli.option;

import io.danq.beam.option.KnownOptions;
import io.danq.registry.ModelRegistry;
import org.apache.beam.sdk.io.FileSystems;
import picocli.CommandLine.Option;

/** The registry that a command uses. */
public final class RegistryOption {
  @Option(
      names = {"-r", "--registry"},
      required = true,
      paramLabel = "URI",
      description = "Registry folder, on this machine or gs://BUCKET/FOLDER.")
  private String folder;

  /** The folder as it was given, for messages. */
  public String folder() {
    return folder;
  }

  public ModelRegistry open() {
    // Without options Beam knows no file system but the local one.
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    return ModelRegistry.at(folder);
  }
}
