package io.danq.beam.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** Tells whether files are small, also after decompression. */
public final class SmallFiles {
  private static final int CRAM = 'C';
  private static final int GZIP = 0x1f;

  private SmallFiles() {}

  /**
   * Whether the content of files has at most {@code most} bytes in all. What gzip or bgzip has
   * compressed counts with its size after decompression. The answer is no for a pipe, for a CRAM,
   * whose size after decompression nobody knows, and for a file that cannot be read.
   */
  public static boolean hold(List<Metadata> files, int most) {
    long stored = files.stream().mapToLong(Metadata::sizeBytes).sum();
    if (stored > most || files.stream().anyMatch(Pipes::isPipe)) {
      return false;
    }
    int left = most;
    for (Metadata file : files) {
      left -= content(file, left);
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes a file holds; more than {@code most} if that is unknown. */
  private static int content(Metadata file, int most) {
    try (InputStream stored =
        new BufferedInputStream(Channels.newInputStream(FileSystems.open(file.resourceId())))) {
      stored.mark(1);
      int first = stored.read();
      stored.reset();
      return switch (first) {
        case CRAM -> most + 1;
        case GZIP -> count(stored, most);
        default -> (int) file.sizeBytes(); // at most what all of them have
      };
    } catch (IOException e) {
      return most + 1; // the run reports it
    }
  }

  private static int count(InputStream gzip, int most) throws IOException {
    try (InputStream content = new GZIPInputStream(gzip)) {
      return content.readNBytes(most + 1).length;
    }
  }
}
