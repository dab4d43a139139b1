package io.danq.prediction.read;

import io.danq.sequence.file.SeekableContent;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** A file on any Beam file system that can be read from any position. Not thread-safe. */
final class ResourceContent implements SeekableContent, Closeable {
  private final ResourceId file;
  private final SeekableByteChannel channel;
  private final long size;
  private final LongConsumer bytes;

  private ResourceContent(
      ResourceId file, SeekableByteChannel channel, long size, LongConsumer bytes) {
    this.file = file;
    this.channel = channel;
    this.size = size;
    this.bytes = bytes;
  }

  /**
   * Opens a file.
   *
   * @param bytes receives the number of bytes that each call has read, including those of index
   *     files
   * @return empty if its file system can read files only from the start
   */
  static Optional<ResourceContent> open(ResourceId file, LongConsumer bytes) throws IOException {
    ReadableByteChannel opened = FileSystems.open(file);
    if (opened instanceof SeekableByteChannel channel) {
      return Optional.of(new ResourceContent(file, channel, channel.size(), bytes));
    }
    opened.close();
    return Optional.empty();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream from(long position) throws IOException {
    channel.position(position);
    return new CountingStream(channel, bytes) {
      @Override
      public void close() {
        // the channel serves the next stream
      }
    };
  }

  @Override
  public Optional<InputStream> beside(String name) throws IOException {
    ResourceId other =
        file.getCurrentDirectory().resolve(name, StandardResolveOptions.RESOLVE_FILE);
    try {
      return Optional.of(new CountingStream(FileSystems.open(other), bytes));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
