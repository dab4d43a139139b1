package io.danq.prediction.read;

import io.danq.beam.file.FileMatch;
import io.danq.sequence.BedLine;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Region;
import io.danq.sequence.Regions;
import io.danq.sequence.file.Decompression;
import io.danq.sequence.support.ByteOrderMark;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;

/**
 * The syntax of {@code --regions}: a BED file on any file system, or a list. What could be either
 * is a file if it is there. Stateless.
 */
final class RegionsOption {
  /** Matches texts that look like a file rather than a contig. */
  private static final Pattern FILE = Pattern.compile("(?i).*(/|\\.bed(\\.gz|\\.bgz)?$).*");

  private RegionsOption() {}

  /**
   * Reads the regions.
   *
   * @throws IOException if their file cannot be read
   * @throws IllegalArgumentException if a region or a line of the file is malformed, or there are
   *     no regions
   */
  static Regions parse(String text) throws IOException {
    List<GenomicInterval> intervals =
        FILE.matcher(text).matches() || new File(text).isFile()
            ? bed(text)
            : Region.parse(text).stream().map(Region::interval).toList();
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("--regions=" + text + " names no region");
    }
    return new Regions(intervals);
  }

  private static List<GenomicInterval> bed(String file) throws IOException {
    List<GenomicInterval> intervals = new ArrayList<>();
    try (InputStream in =
            Channels.newInputStream(FileSystems.open(FileMatch.one(file).resourceId()));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Decompression.of(file, in), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        interval(file, number, number == 1 ? ByteOrderMark.without(line) : line)
            .ifPresent(intervals::add);
      }
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException("--regions: no such file: " + file);
    }
    return intervals;
  }

  private static Optional<GenomicInterval> interval(String file, int number, String line) {
    try {
      return BedLine.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--regions: " + file + ":" + number + ": " + e.getMessage(), e);
    }
  }
}
