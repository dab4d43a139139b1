package io.danq.prediction.kafka;

import io.danq.beam.file.FileMatch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * A file of settings of Kafka's clients, in the format of Java's properties: a name and a value per
 * line, ISO 8859-1.
 *
 * @param name its path or URI
 * @param lines its lines
 * @param settings what they set
 */
record KafkaSettingsFile(String name, List<String> lines, Properties settings) {
  /** How messages begin that say only that a client cannot be made. */
  private static final String NO_CLIENT = "Failed to create new ";

  /** The start of the part of a message that explains the system properties of Java's logins. */
  private static final String NO_LOGIN = "entry in the JAAS configuration";

  private static final String CLASS_NAME = "^(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ";

  /**
   * Reads a file.
   *
   * @param name its path on any file system of Beam's
   * @throws IOException if it cannot be read; the message names it and the line
   */
  static KafkaSettingsFile read(String name) throws IOException {
    Metadata found;
    try {
      found = FileMatch.one(name);
    } catch (FileNotFoundException e) {
      throw new IOException("cannot read the Kafka settings in " + name + ": no such file", e);
    }
    if (found.resourceId().isDirectory()) {
      throw new IOException("cannot read the Kafka settings in " + name + ": it is a folder");
    }
    String text;
    try (InputStream in = Channels.newInputStream(FileSystems.open(found.resourceId()))) {
      text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IOException("cannot read the Kafka settings in " + name + ": " + reason(e), e);
    }
    List<String> lines = text.lines().toList();
    try {
      return new KafkaSettingsFile(name, lines, parse(text));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "cannot read the Kafka settings in "
              + name
              + ", line "
              + wrongEscape(lines)
              + ": \\u must be followed by four hexadecimal digits, and a backslash is written"
              + " \\\\",
          e);
    }
  }

  private static Properties parse(String text) throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(text));
    return settings;
  }

  /** The number of the first line, from 1, that has a wrong escape. */
  private static int wrongEscape(List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      try {
        parse(lines.get(i));
      } catch (IllegalArgumentException e) {
        return i + 1;
      }
    }
    return lines.size();
  }

  /** The line, from 1, of the setting that a message names. */
  OptionalInt lineOf(String message) {
    return IntStream.range(0, lines.size())
        .filter(i -> settingsOf(lines.get(i)).anyMatch(message::contains))
        .map(i -> i + 1)
        .findFirst();
  }

  private static Stream<String> settingsOf(String line) {
    try {
      return parse(line).stringPropertyNames().stream();
    } catch (IOException | IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /**
   * What Kafka's client reports, without the names of its classes: the outermost reason that says
   * more than that a client cannot be made, and the innermost one.
   */
  static String reason(Throwable fault) {
    Deque<String> reasons = new ArrayDeque<>();
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      String message = text(cause);
      boolean says = !message.isBlank() && !message.startsWith(NO_CLIENT);
      boolean repeats = !reasons.isEmpty() && reasons.getLast().contains(message);
      if (says && !repeats) {
        reasons.add(message);
      }
    }
    if (reasons.isEmpty()) {
      return "it gives no reason";
    }
    return reasons.size() == 1 ? reasons.getFirst() : reasons.getFirst() + ": " + reasons.getLast();
  }

  private static String text(Throwable fault) {
    String message = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    if (fault instanceof NoSuchFileException) {
      return "no such file: " + message;
    }
    if (message.contains(NO_LOGIN)) {
      return "the brokers are to be asked with a login, and sasl.jaas.config is not set";
    }
    String text = message;
    while (!text.equals(text.replaceFirst(CLASS_NAME, ""))) {
      text = text.replaceFirst(CLASS_NAME, "");
    }
    return fault.getMessage() == null ? "" : text;
  }
}
