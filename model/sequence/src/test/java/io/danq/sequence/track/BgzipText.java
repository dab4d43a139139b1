package io.danq.sequence.track;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.tribble.readers.TabixReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads text with a tabix index as htsjdk does. */
final class BgzipText {
  private BgzipText() {}

  static List<String> lines(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new BlockCompressedInputStream(Files.newInputStream(file)),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  /** Lines that overlap a stretch, 0-based and half-open. */
  static List<String> query(Path file, String contig, int start, int end) throws IOException {
    TabixReader reader = new TabixReader(file.toString());
    try {
      List<String> lines = new ArrayList<>();
      TabixReader.Iterator found = reader.query(contig + ":" + (start + 1) + "-" + end);
      for (String line = found.next(); line != null; line = found.next()) {
        lines.add(line);
      }
      return lines;
    } finally {
      reader.close();
    }
  }
}
