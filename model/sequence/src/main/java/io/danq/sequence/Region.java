package io.danq.sequence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A contig or a part of one.
 *
 * @param interval 0-based and half-open; ends at {@link Integer#MAX_VALUE} for a whole contig
 */
public record Region(GenomicInterval interval) implements Serializable {
  private static final String NUMBER = "([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)";
  private static final Pattern RANGE =
      Pattern.compile("([^,]+):" + NUMBER + "-" + NUMBER + "\\s*(?:,|$)");

  /** A place or a broken range. Names of HLA alleles hold a star, or more colons than one. */
  private static final Pattern NO_RANGE = Pattern.compile("[^,:*]+:[0-9.,-]*\\s*(?:,|$)");

  /**
   * Reads a list such as {@code chr8,chr9} or {@code chr7:30,508,751-35,296,850}, which counts from
   * 1 and includes its end as genome browsers do. Regions are separated by commas, and there may be
   * commas before each three digits of a number. A contig's name may hold colons.
   *
   * @throws IllegalArgumentException if a part ends before it starts, or names a place and no range
   */
  public static List<Region> parse(String list) {
    List<Region> regions = new ArrayList<>();
    Matcher range = RANGE.matcher(list);
    Matcher noRange = NO_RANGE.matcher(list);
    int from = 0;
    while (from < list.length()) {
      int end;
      if (range.region(from, list.length()).lookingAt()) {
        regions.add(range(range));
        end = range.end();
      } else if (noRange.region(from, list.length()).lookingAt()) {
        throw none(noRange.group(), null);
      } else {
        int comma = list.indexOf(',', from);
        String name = list.substring(from, comma < 0 ? list.length() : comma).strip();
        if (!name.isEmpty()) {
          regions.add(new Region(new GenomicInterval(name, 0, Integer.MAX_VALUE)));
        }
        end = comma < 0 ? list.length() : comma + 1;
      }
      from = end;
    }
    return List.copyOf(regions);
  }

  private static Region range(Matcher range) {
    try {
      return new Region(
          new GenomicInterval(
              range.group(1).strip(), number(range.group(2)) - 1, number(range.group(3))));
    } catch (IllegalArgumentException e) {
      throw none(range.group(), e);
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits.replace(",", ""));
  }

  private static IllegalArgumentException none(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "'"
            + text.replaceFirst(",?$", "").strip()
            + "' is not a region: CONTIG or CONTIG:FIRST-LAST, counted from 1",
        cause);
  }

  /** Whether a base of a contig lies in it. */
  public boolean contains(String contig, int position) {
    return interval.contig().equals(contig)
        && position >= interval.start()
        && position < interval.end();
  }
}
