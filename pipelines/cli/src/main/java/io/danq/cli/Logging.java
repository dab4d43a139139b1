package io.danq.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * What is logged on standard error: everything of a level, or nothing but the warnings of danq
 * itself, a line each.
 */
final class Logging {
  private static final String LINE = "%1$tF %1$tT %4$s: %5$s%6$s%n";

  // Held, because a logger that nobody holds forgets its level.
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger DANQ = Logger.getLogger("io.danq");

  private Logging() {}

  static void configure(Level level) {
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    LogManager.getLogManager().reset();
    ROOT.setLevel(level);
    DANQ.setLevel(level.equals(Level.OFF) ? Level.WARNING : level);
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
  }
}
