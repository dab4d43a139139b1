package io.danq.cli.option;

import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Selects the targets of one network from a target table. */
public final class TargetRange {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

  private TargetRange() {}

  /**
   * Selects the lines {@code FIRST:END} of a table, 0-based and half-open.
   *
   * @param range null for the whole table
   * @param outputs the required number of targets
   * @throws IllegalArgumentException if the range is malformed or outside the table
   * @throws BundleException if there are more or fewer targets than outputs
   */
  public static List<Target> choose(
      List<Target> table, @Nullable String range, int outputs, Path file) throws BundleException {
    List<Target> chosen = of(table, range, file);
    if (chosen.size() != outputs) {
      String hint =
          table.size() > outputs
              ? "; choose " + outputs + " of them with --targetRange=FIRST:END"
              : "";
      throw new BundleException(
          (range == null ? file.toString() : "--targetRange=" + range)
              + " has "
              + chosen.size()
              + " targets, the network has "
              + outputs
              + " outputs"
              + hint);
    }
    return chosen;
  }

  /**
   * Selects the same lines without checking their number.
   *
   * @throws IllegalArgumentException if the range is malformed or outside the table
   */
  public static List<Target> of(List<Target> table, @Nullable String range, Path file) {
    return range == null ? table : slice(table, range, file);
  }

  private static List<Target> slice(List<Target> table, String range, Path file) {
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--targetRange must be FIRST:END, such as 125:815, was " + range);
    }
    int first = Integer.parseInt(matcher.group(1));
    int end = Integer.parseInt(matcher.group(2));
    if (first >= end || end > table.size()) {
      throw new IllegalArgumentException(
          "--targetRange=" + range + " is outside the " + table.size() + " targets of " + file);
    }
    return table.subList(first, end);
  }
}
