package io.danq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown page: its blocks of code, and the code spans, links and headings of its prose.
 *
 * @param file where it is
 * @param prose its lines, those of code blocks left blank
 * @param code its lines, those of prose left blank
 */
record Markdown(Path file, List<String> prose, List<String> code) {
  private static final Pattern FENCE = Pattern.compile("\\s*```.*");
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
  private static final Pattern SPAN = Pattern.compile("(?<!`)`((?:[^`\n]|\n(?!\\s*\n))+)`(?!`)");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");

  /** Something that a page says, and its line, counted from 1. */
  record Piece(int line, String text) {}

  static Markdown read(Path file) throws IOException {
    return of(file, Files.readString(file));
  }

  static Markdown of(Path file, String text) {
    List<String> prose = new ArrayList<>();
    List<String> code = new ArrayList<>();
    boolean inCode = false;
    for (String line : text.lines().toList()) {
      boolean fence = FENCE.matcher(line).matches();
      prose.add(inCode || fence ? "" : line);
      code.add(inCode && !fence ? line : "");
      inCode ^= fence;
    }
    return new Markdown(file, prose, code);
  }

  /** What is written in backticks, on one line even if it goes on over two. */
  List<Piece> codeSpans() {
    return find(SPAN, String.join("\n", prose));
  }

  /** Where links and images lead. Code that looks like a link is none. */
  List<Piece> links() {
    Matcher spans = SPAN.matcher(String.join("\n", prose));
    String text = spans.replaceAll(span -> span.group().replaceAll("[^\n]", "x"));
    return find(LINK, text);
  }

  private static List<Piece> find(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> new Piece(line(text, found), found.group(1).replaceAll("\\s*\n\\s*", " ")))
        .toList();
  }

  private static int line(String text, MatchResult found) {
    return 1 + (int) text.substring(0, found.start()).chars().filter(c -> c == '\n').count();
  }

  /** The names by which links reach its headings, as GitHub makes them. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (String line : prose) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String name =
            heading
                .group(1)
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
        String anchor = name;
        for (int i = 1; !anchors.add(anchor); i++) {
          anchor = name + "-" + i;
        }
      }
    }
    return anchors;
  }
}
