package io.danq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares messages that a page quotes, with {@code …} for what differs, with the sources. */
final class QuotedMessages {
  private static final Pattern FIRST_CELL = Pattern.compile("\\| (`.*?`) \\| .*");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  private QuotedMessages() {}

  /** The messages in the first column of the page's tables. */
  static List<String> on(List<String> lines) {
    return lines.stream()
        .flatMap(line -> FIRST_CELL.matcher(line).results())
        .flatMap(cell -> SPAN.matcher(cell.group(1)).results())
        .map(span -> span.group(1))
        .toList();
  }

  /** The text of all main sources below a folder, strings that are put together in one piece. */
  static String sources(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("src/main/java"))
          .forEach(files::add);
    }
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(joined(Files.readString(file))).append('\n');
    }
    return text.toString();
  }

  /** Java's source with {@code "a" + "b"} as {@code "ab"}, and escaped quotes as they are. */
  static String joined(String source) {
    return source.replaceAll("(?<!\\\\)\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
  }

  /** The parts of a message that no source has. */
  static List<String> missing(String message, String sources) {
    return Arrays.stream(message.split("…"))
        .map(String::strip)
        .filter(part -> part.codePoints().anyMatch(Character::isLetter))
        .filter(part -> !sources.contains(part))
        .collect(Collectors.toList());
  }
}
