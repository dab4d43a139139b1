package io.danq.sequence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contig or a part of one.
 *
 * @param interval 0-based and half-open; ends at {@link Integer#MAX_VALUE} for a whole contig
 */
public record Region(GenomicInterval interval) implements Serializable {
  private static final Pattern PART = Pattern.compile("(.+):([0-9]+)-([0-9]+)");

  /**
   * Reads a list such as {@code chr8,chr9} or {@code chr7:30508751-35296850}, which counts from 1
   * and includes its end as genome browsers do. Regions are separated by commas; numbers in them
   * are written without.
   *
   * @throws IllegalArgumentException if a part ends before it starts
   */
  public static List<Region> parse(String list) {
    List<Region> regions = new ArrayList<>();
    for (String text : list.split(",", -1)) {
      if (!text.isBlank()) {
        regions.add(one(text.strip()));
      }
    }
    return List.copyOf(regions);
  }

  private static Region one(String text) {
    Matcher part = PART.matcher(text);
    if (!part.matches()) {
      return new Region(new GenomicInterval(text, 0, Integer.MAX_VALUE));
    }
    try {
      int first = Integer.parseInt(part.group(2));
      return new Region(
          new GenomicInterval(part.group(1), first - 1, Integer.parseInt(part.group(3))));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a region: CONTIG or CONTIG:FIRST-LAST, counted from 1", e);
    }
  }

  /** Whether a base of a contig lies in it. */
  public boolean contains(String contig, int position) {
    return interval.contig().equals(contig)
        && position >= interval.start()
        && position < interval.end();
  }
}
