package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * A call of danq that has ended.
 *
 * @param output lines on standard output
 * @param errors lines on standard error
 */
record DanqCall(int exitCode, List<String> output, List<String> errors) {
  /** A line of progress ends with the time so far, or with the time that is left. */
  private static final Pattern PROGRESS = Pattern.compile(".*, \\d+:\\d\\d( left)?");

  static DanqCall of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(args);
    return new DanqCall(exitCode, out.toString().lines().toList(), err.toString().lines().toList());
  }

  /** One line on standard error says what is wrong; on a slow machine progress comes before it. */
  void failedWith(int expectedExitCode, String... parts) {
    assertThat(errors)
        .filteredOn(line -> !PROGRESS.matcher(line).matches())
        .hasSize(1)
        .first()
        .asString()
        .contains(parts);
    assertThat(exitCode).isEqualTo(expectedExitCode);
  }
}
