package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on troubleshooting quotes messages as the program prints them. */
class QuotedMessagesTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path PAGE = ROOT.resolve("src/docs/guide/troubleshooting.md");
  private static String sources = "";

  @BeforeAll
  static void readSources() throws IOException {
    sources =
        QuotedMessages.sources(ROOT.resolve("model"))
            + QuotedMessages.sources(ROOT.resolve("pipelines"))
            + Files.readString(ROOT.resolve("danq"))
            + Files.readString(ROOT.resolve("src/launcher/build.sh"));
  }

  static Stream<String> quoted() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int others = lines.indexOf("## Messages of others");
    return QuotedMessages.on(lines.subList(0, others)).stream();
  }

  @ParameterizedTest
  @MethodSource("quoted")
  void aQuotedMessageIsInTheSources(String message) {
    assertThat(QuotedMessages.missing(message, sources)).isEmpty();
  }

  @Test
  void aMessageIsComparedPartByPart() {
    String source =
        QuotedMessages.joined("throw new E(name + \" is too \"\n    + \"long: \" + n);");
    assertThat(QuotedMessages.missing("… is too long: …", source)).isEmpty();
    assertThat(QuotedMessages.missing("… is too short: …", source))
        .containsExactly("is too short:");
  }

  @Test
  void everyMessageOfAFirstColumnIsQuoted() {
    assertThat(QuotedMessages.on(List.of("| `a …`, `b` | cause `c` | cure |", "| d | e |", "`f`")))
        .containsExactly("a …", "b");
  }
}
