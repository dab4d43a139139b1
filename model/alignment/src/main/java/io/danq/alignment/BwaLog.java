package io.danq.alignment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What BWA prints while it indexes a genome. */
record BwaLog(String text) {
  /** For genomes of about 25 million bases or more, BWA prints how many bases it has sorted. */
  private static final Pattern TOTAL = Pattern.compile("textLength=(\\d+)");

  private static final Pattern SORTED = Pattern.compile("(\\d+) characters processed");
  private static final Pattern LAST_STEP = Pattern.compile("Construct SA from BWT");

  /** The fraction of the time that sorting takes, measured with 100 million bases. */
  private static final double SORTING = 0.7;

  static BwaLog read(Path file) throws IOException {
    return new BwaLog(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
  }

  /** How much is done, 0 to 1; empty if BWA prints no progress, as for small genomes. */
  OptionalDouble fraction() {
    OptionalDouble total = last(TOTAL);
    if (total.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sorted =
        LAST_STEP.matcher(text).find()
            ? 1
            : Math.min(1, last(SORTED).orElse(0) / total.getAsDouble());
    return OptionalDouble.of(SORTING * sorted);
  }

  private OptionalDouble last(Pattern number) {
    return number
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> found.replaceAll("\\D", ""))
        .mapToDouble(Double::parseDouble)
        .reduce((first, second) -> second);
  }

  /** The last line that it printed. */
  String lastLine() {
    return text.isEmpty() ? "without a word" : text.substring(text.lastIndexOf('\n') + 1).strip();
  }
}
