package io.danq.cli.text;

import java.io.Console;

/** Tells whether the output goes to a terminal. */
public final class Terminal {
  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // newer JDKs are handled below
  public static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // before JDK 22 a console is always a terminal
    }
  }
}
