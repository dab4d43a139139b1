package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.Markdown.Piece;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the project say can be typed and followed. */
class DocumentationTest {
  private static final Path ROOT = Path.of("../..").normalize();

  /** Every Markdown file but those of builds and hidden folders. */
  static List<Markdown> pages() throws IOException {
    List<Markdown> pages = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped =
                !folder.equals(ROOT) && (name.startsWith(".") || name.equals("target"));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.toString().endsWith(".md")) {
              pages.add(Markdown.read(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return pages;
  }

  private static Stream<Markdown> pages(String... starts) throws IOException {
    return pages().stream()
        .filter(page -> Stream.of(starts).anyMatch(s -> page.file().startsWith(ROOT.resolve(s))));
  }

  static Stream<DocumentedCall> calls() throws IOException {
    return pages("README.md", "CONTRIBUTING.md", "src/docs/guide", "deploy")
        .flatMap(page -> DocumentedCall.on(page).stream());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallThatAPageShowsIsOneThatDanqTakes(DocumentedCall call) {
    assertThat(CallCheck.fault(call)).isEmpty();
  }

  @Test
  void thePagesShowCallsOfEveryCommand() throws IOException {
    List<String> shown =
        calls().filter(call -> !call.words().isEmpty()).map(call -> call.words().get(0)).toList();
    assertThat(shown).containsAll(Main.commandLine().getSubcommands().keySet());
  }

  @Test
  void anOptionNamedInReadmeAndGuideExists() throws IOException {
    List<String> unknown =
        pages("README.md", "src/docs/guide")
            .flatMap(
                page ->
                    page.codeSpans().stream()
                        .flatMap(span -> ShellWords.of(span.text()).stream().limit(1))
                        .filter(word -> word.matches("--[A-Za-z].*"))
                        .map(word -> word.replaceFirst("[=…].*", ""))
                        .filter(name -> !CallCheck.isOption(name))
                        .map(name -> page.file() + ": " + name))
            .toList();
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aLinkLeadsToAFileAndToAHeadingInIt(Markdown page) throws IOException {
    List<String> broken = new ArrayList<>();
    for (Piece link : page.links()) {
      if (!link.text().matches("[a-z]+:.*") && !leads(page, link.text())) {
        broken.add(page.file() + ":" + link.line() + ": " + link.text());
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leads(Markdown page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
    if (!Files.exists(target)) {
      return false;
    }
    boolean heading = parts.length == 2 && target.toString().endsWith(".md");
    return !heading || Markdown.read(target).anchors().contains(parts[1]);
  }
}
