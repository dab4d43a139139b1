package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** Sends signals to processes that tests start. */
public final class Signals {
  private Signals() {}

  /** Sends a signal, named without SIG. */
  public static void send(String signal, Process process) throws Exception {
    assertThat(shell("kill -" + signal + " " + process.pid())).isZero();
  }

  /**
   * Skips the test if the build was started with the signal ignored, as nohup and the background of
   * a script do. A shell or a JVM that starts so never sees the signal.
   */
  public static void assumeNotIgnored(String signal) throws Exception {
    assumeFalse(
        shell("kill -" + signal + " $$") == 0,
        () -> signal + " is ignored, as nohup and the background of a script have it");
  }

  private static int shell(String command) throws Exception {
    return new ProcessBuilder("sh", "-c", command).start().waitFor();
  }
}
