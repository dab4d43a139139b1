package io.danq.prediction.variant;

import io.danq.beam.file.FileMatch;
import io.danq.beam.file.WholeResource;
import io.danq.sequence.disk.Folders;
import io.danq.sequence.variant.BgzfVcf;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The parts of an annotated VCF, one file per piece of the input, in a folder next to it. Workers
 * write them in any order; a part that is written again has the same content. At the end they are
 * joined in the order of their numbers.
 *
 * @param file the VCF, on any Beam file system
 * @param folder the run's working folder, which holds the parts until they are joined
 */
public record VcfParts(String file, String folder) implements Serializable {
  private static final String PREFIX = "part-";
  private static final String SUFFIX = ".bgz";
  private static final String INDEX = ".tbi";

  private ResourceId place() {
    return FileSystems.matchNewResource(folder, true)
        .resolve("parts", StandardResolveOptions.RESOLVE_DIRECTORY);
  }

  /** Writes a part. */
  void write(int number, byte[] text) throws IOException {
    byte[] compressed = BgzfVcf.compress(text);
    ResourceId part = place().resolve(name(number), StandardResolveOptions.RESOLVE_FILE);
    WholeResource.write(part, channel -> write(channel, compressed));
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%s%010d%s", PREFIX, number, SUFFIX);
  }

  private static void write(WritableByteChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Whether there is a VCF already. */
  public boolean isThere() throws IOException {
    return !FileMatch.all(file).isEmpty();
  }

  private List<ResourceId> parts() throws IOException {
    ResourceId folder = place();
    List<ResourceId> parts = new ArrayList<>();
    if (!folder.getScheme().equals("file")) {
      FileMatch.all(folder + PREFIX + "*" + SUFFIX).forEach(part -> parts.add(part.resourceId()));
    } else if (Files.isDirectory(Path.of(folder.toString()))) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(Path.of(folder.toString()), PREFIX + "*" + SUFFIX)) {
        found.forEach(part -> parts.add(FileSystems.matchNewResource(part.toString(), false)));
      }
    }
    parts.sort(Comparator.comparing(ResourceId::getFilename));
    return parts;
  }

  /** Deletes the parts, and the folder if there is one. */
  public void delete() throws IOException {
    FileSystems.delete(parts(), StandardMoveOptions.IGNORE_MISSING_FILES);
    ResourceId folder = place();
    if (folder.getScheme().equals("file")) {
      Path local = Path.of(folder.toString());
      if (Files.isDirectory(local)) {
        Folders.delete(local);
      }
    }
  }

  /**
   * Joins the parts and writes the index, then deletes the parts.
   *
   * @return why there is no index; empty if there is one
   * @throws IOException if a part is missing
   */
  public Optional<String> join() throws IOException {
    List<ResourceId> parts = parts();
    for (int i = 0; i < parts.size(); i++) {
      if (!name(i).equals(parts.get(i).getFilename())) {
        throw new IOException(name(i) + " is missing in " + place());
      }
    }
    ResourceId target = FileSystems.matchNewResource(file, false);
    ResourceId indexFile = FileSystems.matchNewResource(file + INDEX, false);
    FileSystems.delete(List.of(indexFile), StandardMoveOptions.IGNORE_MISSING_FILES);
    List<byte[]> index = new ArrayList<>();
    List<String> reason = new ArrayList<>();
    WholeResource.write(
        target,
        channel -> {
          BgzfVcf joined = new BgzfVcf(Channels.newOutputStream(uncloseable(channel)));
          for (ResourceId part : parts) {
            try (InputStream in = Channels.newInputStream(FileSystems.open(part))) {
              joined.append(in.readAllBytes());
            }
          }
          joined.finish().ifPresent(index::add);
          reason.add(joined.noIndex());
        });
    for (byte[] bytes : index) {
      WholeResource.write(indexFile, channel -> write(channel, bytes));
    }
    delete();
    return reason.stream().filter(text -> !text.isEmpty()).findFirst();
  }

  /** The channel's owner closes it. */
  private static WritableByteChannel uncloseable(WritableByteChannel channel) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        return channel.write(bytes);
      }

      @Override
      public boolean isOpen() {
        return channel.isOpen();
      }

      @Override
      public void close() {
        // not ours
      }
    };
  }
}
