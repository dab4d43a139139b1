package io.danq.sequence.variant;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is needed of a VCF's header: the lengths of its contigs, and INFO's ids. Not thread-safe.
 */
public final class VcfHeader {
  /** How the first line of every VCF begins. */
  public static final String FORMAT = "##fileformat=VCF";

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
        // a malformed length counts as unknown
      }
    }
  }

  /**
   * The value of a key, with its quotes if it has some. A regular expression would take a stack
   * frame for each character between quotes, and annotators write thousands of them.
   */
  private static Optional<String> entry(String line, String kind, String key) {
    int from = kind.length();
    while (from < line.length()) {
      int equals = line.indexOf('=', from);
      if (equals < 0) {
        return Optional.empty();
      }
      int end = valueEnd(line, equals + 1);
      if (line.substring(from, equals).strip().equals(key)) {
        return Optional.of(line.substring(equals + 1, end));
      }
      from = end + 1;
    }
    return Optional.empty();
  }

  /** One past the last character of a value: its second quote, or that before a comma or an end. */
  private static int valueEnd(String line, int from) {
    boolean quoted = line.startsWith("\"", from);
    int end = quoted ? from + 1 : from;
    while (end < line.length()) {
      char c = line.charAt(end);
      if (quoted ? c == '"' : c == ',' || c == '>') {
        break;
      }
      end += quoted && c == '\\' ? 2 : 1;
    }
    return Math.min(line.length(), quoted ? end + 1 : end);
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
