package hostile;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param fault empty if all is well
 */
record Line(String input, int exitCode, double seconds, long megabytes, String message, String fault) {
  private static final int INPUT = 44;
  private static final int MESSAGE = 110;

  static Line of(String input, Call call, String message, String fault) {
    return new Line(input, call.exitCode(), call.seconds(), call.peakMegabytes(), message, fault);
  }

  static String header() {
    return String.format("%-" + INPUT + "s  %4s  %6s  %6s  %s", "input", "exit", "s", "MB", "message");
  }

  @Override
  public String toString() {
    String said = message.replaceAll("\\S*/hostile-\\d+/(run\\d+/)?", "");
    String shown = input.replaceAll("\\p{Cntrl}", "?");
    return String.format(
        Locale.ROOT,
        "%-" + INPUT + "s  %4d  %6.1f  %6d  %s%s",
        shown.substring(0, Math.min(INPUT, shown.length())),
        exitCode,
        seconds,
        megabytes,
        fault.isEmpty() ? "" : "**" + fault + "** ",
        said.substring(0, Math.min(MESSAGE, said.length())));
  }
}
