package io.danq.sequence.file;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A file and the files beside it, in memory. Counts the bytes that are read of the file. */
final class PlainContent implements SeekableContent {
  private final byte[] file;
  private final Map<String, byte[]> beside = new HashMap<>();
  private long bytesRead;

  PlainContent(byte[] file) {
    this.file = file;
  }

  PlainContent with(String name, byte[] content) {
    beside.put(name, content);
    return this;
  }

  PlainContent with(Path other) throws IOException {
    return with(other.getFileName().toString(), Files.readAllBytes(other));
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public long size() {
    return file.length;
  }

  @Override
  public InputStream from(long position) {
    int start = (int) position;
    return new FilterInputStream(new ByteArrayInputStream(file, start, file.length - start)) {
      @Override
      public int read() throws IOException {
        bytesRead++;
        return super.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        bytesRead += Math.max(0, count);
        return count;
      }
    };
  }

  @Override
  public Optional<InputStream> beside(String name) {
    return Optional.ofNullable(beside.get(name)).map(ByteArrayInputStream::new);
  }
}
