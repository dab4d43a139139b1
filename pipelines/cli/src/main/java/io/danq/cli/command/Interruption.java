package io.danq.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What happens when a signal ends the JVM while a command is at work: a line on standard error, and
 * what the command tidies up. The JVM's exit code is then 128 and the signal's number.
 */
public final class Interruption {
  private static volatile boolean underWay;

  private Interruption() {}

  /** What a command tidies up. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    int run() throws IOException, InterruptedException;
  }

  /** Does the work, and tidies up if a signal comes while it is under way. */
  static int handle(CommandSpec spec, Action action, Work work)
      throws IOException, InterruptedException {
    Thread hook = new Thread(() -> tidyUp(spec, action), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } finally {
      if (!underWay) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private static void tidyUp(CommandSpec spec, Action action) {
    underWay = true;
    PrintWriter err = spec.commandLine().getErr();
    err.println();
    err.println(spec.qualifiedName() + ": interrupted");
    err.flush();
    try {
      action.run();
    } catch (IOException | RuntimeException e) {
      err.println(spec.qualifiedName() + ": could not tidy up: " + e.getMessage());
      err.flush();
    }
  }

  /** Whether a signal is ending this JVM; what fails then is no fault. */
  public static boolean isUnderWay() {
    return underWay;
  }
}
