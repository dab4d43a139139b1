package io.danq.sequence;

import java.util.Optional;

/**
 * A line of a BED or narrowPeak file (genome.ucsc.edu/FAQ/FAQformat.html): contig, start and end,
 * 0-based and half-open, then columns that are ignored. Fields are separated by tabs, or by blanks
 * if there is no tab.
 */
public final class BedLine {
  private static final int COLUMNS = 3;

  private BedLine() {}

  /**
   * Parses a line.
   *
   * @return empty for a blank line, a comment, a {@code track} or {@code browser} line, and a
   *     feature without bases, as an insertion is
   * @throws IllegalArgumentException if the line is anything else than an interval; the message
   *     says what is wrong
   */
  public static Optional<GenomicInterval> parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#") || isDisplayLine(text)) {
      return Optional.empty();
    }
    String[] fields = text.split(text.indexOf('\t') < 0 ? " +" : "\t", -1);
    if (fields.length < COLUMNS) {
      throw new IllegalArgumentException(
          "has " + fields.length + " columns, needs at least contig, start and end");
    }
    int start = number("start", fields[1]);
    int end = number("end", fields[2]);
    if (end < start) {
      throw new IllegalArgumentException("ends at " + end + ", before its start at " + start);
    }
    return end == start
        ? Optional.empty()
        : Optional.of(new GenomicInterval(fields[0], start, end));
  }

  private static boolean isDisplayLine(String text) {
    return text.matches("(track|browser)(\\s.*)?");
  }

  private static int number(String name, String field) {
    try {
      int value = Integer.parseInt(field.strip());
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        name + " is '" + field + "', must be a whole number from 0 to " + Integer.MAX_VALUE);
  }
}
