package io.danq.registry;

import java.nio.file.Path;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The kinds of file systems that a registry may lie on. */
enum Store {
  LOCAL,
  OBJECTS;

  /** The place of an empty registry. */
  String newRegistry(Path folder) {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    return switch (this) {
      case LOCAL -> folder.resolve("models[1]").toString();
      case OBJECTS -> "mem://bucket/" + UUID.randomUUID();
    };
  }
}
