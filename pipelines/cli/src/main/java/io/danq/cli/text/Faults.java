package io.danq.cli.text;

import io.danq.sequence.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** Explains an error in one line to the person who ran the command. */
public final class Faults {
  private Faults() {}

  /** Whether the command was called wrongly. Otherwise its work failed. */
  public static boolean isUsage(Throwable fault) {
    return fault instanceof ParameterException || fault instanceof IllegalArgumentException;
  }

  /** The message of the innermost exception that a person can act on. */
  public static String describe(Throwable fault) {
    Throwable innermost = fault;
    while (innermost.getCause() != null
        && innermost.getCause() != innermost
        && !speaks(innermost)) {
      innermost = innermost.getCause();
    }
    return oneLine(message(innermost));
  }

  /**
   * Our own exceptions and those of input and output say what is wrong; those of runners wrap
   * another one.
   */
  private static boolean speaks(Throwable fault) {
    return fault.getClass().getName().startsWith("io.danq.")
        || fault instanceof IOException
        || fault instanceof IllegalArgumentException;
  }

  private static String message(Throwable fault) {
    String message = Optional.ofNullable(fault.getMessage()).orElse("");
    if (fault instanceof NoSuchFileException missing) {
      return missing.getReason() == null
          ? "no such file: " + missing.getFile()
          : missing.getReason() + ": " + missing.getFile();
    }
    if (fault instanceof AccessDeniedException denied) {
      return "no permission: " + denied.getFile();
    }
    if (fault instanceof FileAlreadyExistsException existing && existing.getReason() == null) {
      return "already exists: " + existing.getFile();
    }
    if (fault.getClass().getName().startsWith("io.danq.")
        || fault instanceof IllegalArgumentException) {
      return message;
    }
    String kind = fault.getClass().getSimpleName();
    return message.isEmpty() ? kind : message;
  }

  /** The first line of a message that is not blank, printable. */
  public static String oneLine(String message) {
    return Printable.of(
        message.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse(message));
  }
}
