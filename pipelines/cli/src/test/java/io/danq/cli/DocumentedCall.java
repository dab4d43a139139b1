package io.danq.cli;

import io.danq.cli.Markdown.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call of danq that a page shows.
 *
 * @param place the page and the line
 * @param words what comes after {@code danq}
 * @param whole whether it can be typed as it is: a line of a code block without {@code …}
 */
record DocumentedCall(String place, List<String> words, boolean whole) {
  private static final String LEFT_OUT = "…";

  /** The calls on a page, in code blocks and in prose. */
  static List<DocumentedCall> on(Markdown page) {
    List<DocumentedCall> calls = new ArrayList<>();
    for (Piece line : joined(page.code())) {
      of(page, line, !line.text().contains(LEFT_OUT)).ifPresent(calls::add);
    }
    for (Piece span : page.codeSpans()) {
      of(page, span, false).ifPresent(calls::add);
    }
    return calls;
  }

  /** A line that ends in a backslash, with the lines that continue it. */
  private static List<Piece> joined(List<String> lines) {
    List<Piece> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int first = i;
      String text = lines.get(i).strip();
      while (text.endsWith("\\") && i + 1 < lines.size()) {
        text = text.substring(0, text.length() - 1) + lines.get(++i).strip();
      }
      joined.add(new Piece(first + 1, text));
    }
    return joined;
  }

  private static Optional<DocumentedCall> of(Markdown page, Piece piece, boolean whole) {
    List<String> words = ShellWords.of(piece.text());
    int start = 0;
    while (start < words.size() && words.get(start).matches("\\$|[A-Z_]+=.*")) {
      start++; // a prompt, or settings of the environment
    }
    boolean danq = start < words.size() && words.get(start).matches("(\\./)?danq");
    if (!danq || isMessage(words.subList(start + 1, words.size()))) {
      return Optional.empty();
    }
    List<String> arguments = words.subList(start + 1, words.size());
    return Optional.of(
        new DocumentedCall(page.file() + ":" + piece.line(), List.copyOf(arguments), whole));
  }

  /** {@code danq predict: no such input file}. */
  private static boolean isMessage(List<String> words) {
    return words.stream().limit(2).anyMatch(word -> word.endsWith(":"));
  }

  @Override
  public String toString() {
    return place + ": danq " + String.join(" ", words);
  }
}
