package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * A call of danq that has ended.
 *
 * @param output lines on standard output
 * @param errors lines on standard error
 */
record DanqCall(int exitCode, List<String> output, List<String> errors) {
  static DanqCall of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(args);
    return new DanqCall(exitCode, out.toString().lines().toList(), err.toString().lines().toList());
  }

  /** One line on standard error says what is wrong. */
  void failedWith(int expectedExitCode, String... parts) {
    assertThat(errors).hasSize(1).first().asString().contains(parts);
    assertThat(exitCode).isEqualTo(expectedExitCode);
  }
}
