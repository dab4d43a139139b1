package io.danq.prediction.run;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many records may fail before a run counts as failed. A record with some predicted windows
 * does not count: every chromosome has its stretches of N.
 */
public record MaxFailed(String text, double limit, boolean isShare) {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
  private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}([.][0-9]{1,6})?%");

  /**
   * Reads a count, such as {@code 100}, or a share, such as {@code 5%}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static MaxFailed parse(String text) {
    if (COUNT.matcher(text).matches()) {
      return new MaxFailed(text, Long.parseLong(text), false);
    }
    if (SHARE.matcher(text).matches()) {
      double percent = Double.parseDouble(text.substring(0, text.length() - 1));
      if (percent <= 100) {
        return new MaxFailed(text, percent / 100, true);
      }
    }
    throw new IllegalArgumentException(
        "maxFailed must be a number of records or a percentage from 0% to 100%, was '"
            + text
            + "'");
  }

  /** Whether more records have failed. */
  public boolean isExceededBy(RunSummary run) {
    long failed = failed(run);
    return failed > (isShare ? limit * run.reads() : limit);
  }

  /**
   * Refuses a run that more records have failed in.
   *
   * @throws RunFailedException that says how many have
   */
  public void check(RunSummary run) throws RunFailedException {
    if (isExceededBy(run)) {
      throw new RunFailedException(describe(run), null);
    }
  }

  /** What went wrong, in words. */
  public String describe(RunSummary run) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d records failed, more than --maxFailed=%s allows",
        failed(run),
        run.reads(),
        text);
  }

  private static long failed(RunSummary run) {
    return run.allFailed() - run.partlyFailed();
  }
}
