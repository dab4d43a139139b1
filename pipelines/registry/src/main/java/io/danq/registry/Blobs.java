package io.danq.registry;

import io.danq.beam.file.WholeResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.CreateOptions.StandardCreateOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/** Reads and writes single files of any Beam file system. */
final class Blobs {
  private static final int MAX_SMALL = 1 << 20;

  private Blobs() {}

  static ResourceId file(ResourceId folder, String name) {
    return folder.resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }

  static ResourceId folder(ResourceId parent, String name) {
    return parent.resolve(name, StandardResolveOptions.RESOLVE_DIRECTORY);
  }

  static InputStream open(ResourceId file) throws IOException {
    return Channels.newInputStream(FileSystems.open(file));
  }

  /** The entire content of a small file; empty if there is no such file. */
  static Optional<byte[]> readSmall(ResourceId file) throws IOException {
    Optional<byte[]> content = WholeResource.read(file, MAX_SMALL + 1);
    if (content.isPresent() && content.get().length > MAX_SMALL) {
      throw new RegistryException(file + " is larger than " + MAX_SMALL + " bytes");
    }
    return content;
  }

  static void write(ResourceId file, InputStream content) throws IOException {
    try (OutputStream out = Channels.newOutputStream(FileSystems.create(file, MimeTypes.BINARY))) {
      content.transferTo(out);
    }
  }

  static void write(ResourceId file, byte[] content) throws IOException {
    try (OutputStream out = Channels.newOutputStream(FileSystems.create(file, MimeTypes.BINARY))) {
      out.write(content);
    }
  }

  /**
   * Writes a file that must not exist yet. It fails otherwise if the file system can check that
   * while it writes.
   */
  static void writeNew(ResourceId file, byte[] content) throws IOException {
    StandardCreateOptions options =
        StandardCreateOptions.builder()
            .setMimeType(MimeTypes.BINARY)
            .setExpectFileToNotExist(true)
            .build();
    try (OutputStream out = Channels.newOutputStream(FileSystems.create(file, options))) {
      out.write(content);
    }
  }
}
