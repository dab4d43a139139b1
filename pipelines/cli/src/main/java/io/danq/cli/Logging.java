package io.danq.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Logs to standard error, one line per message: a level of everything, or danq's warnings only. */
final class Logging {
  private static final String LINE = "%1$tF %1$tT %4$s: %5$s%6$s%n";

  // Kept in fields, because a logger without references loses its level.
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger DANQ = Logger.getLogger("io.danq");

  private Logging() {}

  static void configure(Level level) {
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    // JavaCPP would print on its own that DL4J's natives are older than oneDNN's.
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    LogManager.getLogManager().reset();
    ROOT.setLevel(level);
    DANQ.setLevel(level.equals(Level.OFF) ? Level.WARNING : level);
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
  }
}
