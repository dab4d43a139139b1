package io.danq.prediction.track;

import io.danq.network.bundle.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A target that has a track.
 *
 * @param number its number among the network's outputs, from 0
 */
public record TrackTarget(int number, Target target) {
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9-]+");

  /**
   * The targets whose titles or assays match one of some patterns, in the network's order.
   *
   * @param patterns comma-separated, with {@code *} for any characters; case does not matter
   * @throws IllegalArgumentException if a pattern matches none
   */
  public static List<TrackTarget> matching(String patterns, List<Target> targets) {
    List<Pattern> parsed = new ArrayList<>();
    for (String text : patterns.split(",", -1)) {
      Pattern pattern = pattern(text.strip());
      if (targets.stream().noneMatch(target -> matches(pattern, target))) {
        throw new IllegalArgumentException(
            "--targets: '"
                + text.strip()
                + "' matches none of "
                + targets.size()
                + " targets; the first one is '"
                + targets.get(0).title()
                + "', and * stands for any characters");
      }
      parsed.add(pattern);
    }
    List<TrackTarget> found = new ArrayList<>();
    for (int number = 0; number < targets.size(); number++) {
      Target target = targets.get(number);
      if (parsed.stream().anyMatch(pattern -> matches(pattern, target))) {
        found.add(new TrackTarget(number, target));
      }
    }
    return found;
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (String literal : glob.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  private static boolean matches(Pattern pattern, Target target) {
    return pattern.matcher(target.title()).matches() || pattern.matcher(target.assay()).matches();
  }

  /** The name of its files: letters, digits, {@code _} and {@code -}; its index makes it unique. */
  public String name() {
    return String.format(Locale.ROOT, "%03d_", target.index())
        + part(target.cellType())
        + "_"
        + part(target.assay())
        + "_"
        + part(target.treatment());
  }

  private static String part(String text) {
    return NO_NAME.matcher(text).replaceAll("-");
  }
}
