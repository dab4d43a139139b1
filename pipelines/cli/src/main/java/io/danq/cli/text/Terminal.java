package io.danq.cli.text;

import java.io.Console;

/** Whether a person looks at the output. */
public final class Terminal {
  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // newer JDKs are asked below
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
