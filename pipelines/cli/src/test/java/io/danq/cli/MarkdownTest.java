package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.Markdown.Piece;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static Markdown page(String text) {
    return Markdown.of(Path.of("page.md"), text);
  }

  @Test
  void linksAndImagesAreFoundWithTheirLines() {
    Markdown page =
        page("A [b](c.md#d) and\n![picture](e/f.svg \"title\")\n[two](<g.md>) [three](http://h)");
    assertThat(page.links())
        .containsExactly(
            new Piece(1, "c.md#d"),
            new Piece(2, "e/f.svg"),
            new Piece(3, "g.md"),
            new Piece(3, "http://h"));
  }

  @Test
  void codeHoldsNoLinks() {
    assertThat(page("`a[1](b)`\n```\n[c](d)\n```\n  ```\n  [e](f)\n  ```\n[g](h)").links())
        .containsExactly(new Piece(8, "h"));
  }

  @Test
  void anchorsAreThoseThatGitHubMakes() {
    Markdown page =
        page(
            """
            # Streams and exactly-once
            ## What `danq` says: 1, 2 & 3
            ## Models [and](x.md) more
            ## Again
            ## Again
            ```
            # a comment
            ```
            """);
    assertThat(page.anchors())
        .containsExactlyInAnyOrder(
            "streams-and-exactly-once",
            "what-danq-says-1-2--3",
            "models-and-more",
            "again",
            "again-1");
  }
}
