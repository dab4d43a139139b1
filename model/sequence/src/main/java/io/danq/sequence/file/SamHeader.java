package io.danq.sequence.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lengths of the contigs that the header of a SAM text names. Not thread-safe. */
final class SamHeader {
  /** The largest assemblies have a few million contigs. */
  private static final int MAX_CONTIGS = 1 << 22;

  /** SN and LN of an @SQ line, in either order (SAMv1, section 1.3). */
  private static final Pattern NAME = Pattern.compile("\tSN:([^\t]+)");

  private static final Pattern LENGTH = Pattern.compile("\tLN:(\\d{1,10})(\t|$)");

  private static final byte[] SQ = "@SQ\t".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, Integer> lengths = new HashMap<>();

  /** Reads a line that begins with {@code @}. A line that is not understood is left out. */
  void add(byte[] line) {
    if (line.length < SQ.length || !Arrays.equals(SQ, Arrays.copyOf(line, SQ.length))) {
      return; // a comment may be large
    }
    String text = new String(line, StandardCharsets.UTF_8).stripTrailing();
    Matcher name = NAME.matcher(text);
    Matcher length = LENGTH.matcher(text);
    if (name.find() && length.find() && lengths.size() < MAX_CONTIGS) {
      long bases = Long.parseLong(length.group(1));
      if (bases <= Integer.MAX_VALUE) {
        lengths.put(name.group(1), (int) bases);
      }
    }
  }

  /** Lengths by name, as far as the header has been read; a view. */
  Map<String, Integer> contigLengths() {
    return Collections.unmodifiableMap(lengths);
  }
}
