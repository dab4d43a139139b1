package io.danq.cli;

import java.util.ArrayList;
import java.util.List;

/** The words of a simple shell command: quotes and {@code $(…)} hold a word together. */
final class ShellWords {
  private static final String ENDS = "|;&<>";

  private final String line;
  private final List<String> words = new ArrayList<>();
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /** The words up to a comment, a pipe or the next command. */
  static List<String> of(String line) {
    ShellWords split = new ShellWords(line);
    while (split.word()) {}
    return split.words;
  }

  /** Reads the next word; false where there is none. */
  private boolean word() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    if (at == line.length() || line.charAt(at) == '#' || ENDS.indexOf(line.charAt(at)) >= 0) {
      return false;
    }
    StringBuilder word = new StringBuilder();
    while (at < line.length()
        && !Character.isWhitespace(line.charAt(at))
        && ENDS.indexOf(line.charAt(at)) < 0) {
      char c = line.charAt(at++);
      if (c == '\'' || c == '"') {
        word.append(until(c));
      } else if (c == '$' && line.startsWith("(", at)) {
        word.append(c).append(until(')')).append(')');
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return true;
  }

  private String until(char end) {
    int close = line.indexOf(end, at);
    int stop = close < 0 ? line.length() : close;
    String text = line.substring(at, stop);
    at = Math.min(line.length(), stop + 1);
    return text;
  }
}
