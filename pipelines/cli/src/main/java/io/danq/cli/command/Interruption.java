package io.danq.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Tidies up after a command that fails or is ended by a signal. After a signal it also prints a
 * line on standard error, and the JVM's exit code is 128 plus the signal's number.
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

  /** Does the work, and tidies up if it fails or a signal ends it. */
  static int handle(CommandSpec spec, Action action, Work work)
      throws IOException, InterruptedException {
    Thread hook = new Thread(() -> tidyUp(spec, action), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } catch (IOException | RuntimeException e) {
      if (!underWay) {
        tidyUpAfter(e, action);
      }
      throw e;
    } finally {
      if (!underWay) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private static void tidyUpAfter(Exception fault, Action action) {
    try {
      action.run();
    } catch (IOException | RuntimeException e) {
      fault.addSuppressed(e);
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

  /** Whether a signal is ending this JVM; failures from then on are not reported. */
  public static boolean isUnderWay() {
    return underWay;
  }
}
