package io.danq.cli.command;

import io.danq.cli.text.Faults;
import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Prints why embedded Flink restarts a stream. Flink only logs it, and without {@code --verbose}
 * its logs are off: a stream that kept failing would look idle.
 */
final class RestartReasons extends Handler implements AutoCloseable {
  /** Flink logs a task's failure here, as a warning with the stack trace of its cause as text. */
  private static final String TASKS = "org.apache.flink.runtime.taskmanager.Task";

  private static final String CAUSE = " with failure cause: ";
  private static final String ROOT_CAUSE = "Caused by: ";

  private final Logger tasks = Logger.getLogger(TASKS);
  private final PrintWriter err;
  private final String command;

  private RestartReasons(PrintWriter err, String command) {
    this.err = err;
    this.command = command;
  }

  /** Prints reasons from now on, until it is closed. */
  static RestartReasons print(PrintWriter err, String command) {
    RestartReasons reasons = new RestartReasons(err, command);
    if (reasons.tasks.getLevel() == null) {
      reasons.tasks.setLevel(Level.WARNING);
    }
    reasons.tasks.addHandler(reasons);
    return reasons;
  }

  @Override
  public void publish(LogRecord log) {
    int cause = log.getMessage().indexOf(CAUSE);
    if (cause >= 0) {
      err.println(
          command
              + ": a task failed; the stream continues from its last checkpoint unless it has"
              + " failed too often: "
              + reason(log.getMessage().substring(cause + CAUSE.length())));
      err.flush();
    }
  }

  /** The message of the innermost exception of a stack trace. */
  private static String reason(String trace) {
    int root = trace.lastIndexOf("\n" + ROOT_CAUSE);
    String innermost = root < 0 ? trace : trace.substring(root + 1 + ROOT_CAUSE.length());
    return Faults.oneLine(innermost).replaceFirst("^[\\w.$]+: ", "");
  }

  @Override
  public void flush() {
    err.flush();
  }

  @Override
  public void close() {
    tasks.removeHandler(this);
  }
}
