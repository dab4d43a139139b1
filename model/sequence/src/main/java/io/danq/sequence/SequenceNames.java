package io.danq.sequence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Names of sequences, by the same rules in every file format and message: a name ends at the first
 * white space of its header, and has 1 to {@value #MAX_BYTES} bytes of UTF-8. Each row that is
 * written repeats the name of its sequence.
 */
public final class SequenceNames {
  /** The longest name, in bytes. SAM allows 254. */
  public static final int MAX_BYTES = 4096;

  private SequenceNames() {}

  /** The name in a header: everything before the first white space, without leading blanks. */
  public static String of(String header) {
    String trimmed = header.strip();
    for (int i = 0; i < trimmed.length(); i++) {
      if (Character.isWhitespace(trimmed.charAt(i))) {
        return trimmed.substring(0, i);
      }
    }
    return trimmed;
  }

  /**
   * The name in a header of bytes, which may be of any length.
   *
   * @param from first byte of the header, after its mark
   * @return the name, or the start of one that is longer than {@link #MAX_BYTES}
   */
  public static String of(byte[] header, int from) {
    int start = from;
    while (start < header.length && Character.isWhitespace(header[start])) {
      start++;
    }
    int length = Math.min(header.length - start, MAX_BYTES + 1);
    return of(new String(header, start, Math.max(0, length), StandardCharsets.UTF_8));
  }

  /** What is wrong with a name; empty if nothing is. */
  public static Optional<String> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of("the sequence has no name");
    }
    boolean tooLong =
        name.length() > MAX_BYTES || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    return tooLong
        ? Optional.of("the sequence's name is longer than " + MAX_BYTES + " bytes")
        : Optional.empty();
  }
}
