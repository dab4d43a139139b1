package io.danq.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What the libraries below log: nothing, or everything of a level on standard error. */
final class Logging {
  private Logging() {}

  static void configure(Level level) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(level);
    Handler handler = new ConsoleHandler();
    handler.setLevel(level);
    root.addHandler(handler);
  }
}
