package io.danq.sequence.variant;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is needed of a VCF's header: the lengths of its contigs, and INFO's ids. Not thread-safe.
 */
public final class VcfHeader {
  /** How the first line of every VCF begins. */
  public static final String FORMAT = "##fileformat=VCF";

  private static final Pattern ENTRY = Pattern.compile("(\\w+)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^,>]*)");
  private static final String CONTIG = "##contig=<";
  private static final String INFO = "##INFO=<";

  private final Map<String, Integer> lengths = new HashMap<>();
  private final Map<String, String> info = new HashMap<>();

  /** Takes a line of the header, without its end. Lines that are not needed are ignored. */
  public void add(String line) {
    if (line.startsWith(CONTIG)) {
      contig(line);
    } else if (line.startsWith(INFO)) {
      entry(line, INFO, "ID").ifPresent(id -> info.put(id, line));
    }
  }

  private void contig(String line) {
    Optional<String> id = entry(line, CONTIG, "ID");
    Optional<String> length = entry(line, CONTIG, "length");
    if (id.isPresent() && length.isPresent()) {
      try {
        lengths.put(id.get(), Integer.parseInt(length.get().strip()));
      } catch (NumberFormatException e) {
        // a length that is none is not known
      }
    }
  }

  private static Optional<String> entry(String line, String kind, String key) {
    Matcher entries = ENTRY.matcher(line).region(kind.length(), line.length());
    while (entries.find()) {
      if (entries.group(1).equals(key)) {
        return Optional.of(entries.group(2));
      }
    }
    return Optional.empty();
  }

  /** A contig's length; empty if the header does not say. */
  public OptionalInt length(String contig) {
    Integer length = lengths.get(contig);
    return length == null ? OptionalInt.empty() : OptionalInt.of(length);
  }

  /** Whether INFO has an entry of this name. */
  public boolean hasInfo(String id) {
    return info.containsKey(id);
  }
}
