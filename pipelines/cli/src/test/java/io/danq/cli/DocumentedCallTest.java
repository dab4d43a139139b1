package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedCallTest {
  private static List<DocumentedCall> calls(String text) {
    return DocumentedCall.on(Markdown.of(Path.of("page.md"), text));
  }

  @Test
  void aLineOfACodeBlockIsAWholeCallWithItsPlace() {
    List<DocumentedCall> calls =
        calls(
            """
            Text
            ```
            ./danq demo        # builds the program
            $ danq inspect out
            DANQ_JAVA_OPTS=-Xmx4g danq train -d 'a b.npz' -o m | tee log
            ```
            """);
    assertThat(calls)
        .containsExactly(
            new DocumentedCall("page.md:3", List.of("demo"), true),
            new DocumentedCall("page.md:4", List.of("inspect", "out"), true),
            new DocumentedCall("page.md:5", List.of("train", "-d", "a b.npz", "-o", "m"), true));
  }

  @Test
  void aCallGoesOnBehindABackslash() {
    List<DocumentedCall> calls = calls("```\ndanq predict -i a \\\n    -m b\ndanq inspect c\n```");
    assertThat(calls)
        .containsExactly(
            new DocumentedCall("page.md:2", List.of("predict", "-i", "a", "-m", "b"), true),
            new DocumentedCall("page.md:4", List.of("inspect", "c"), true));
  }

  @Test
  void whatIsLeftOutMakesACallAPart() {
    assertThat(calls("```\ndanq predict … --filesToStage=$(ls a b)\n```"))
        .containsExactly(
            new DocumentedCall(
                "page.md:2", List.of("predict", "…", "--filesToStage=$(ls a b)"), false));
  }

  @Test
  void proseShowsPartsOfCallsEvenOverTwoLines() {
    assertThat(calls("See `danq verify\n--keras`, and `danq` or `my-danq`."))
        .containsExactly(
            new DocumentedCall("page.md:1", List.of("verify", "--keras"), false),
            new DocumentedCall("page.md:2", List.of(), false));
  }

  @Test
  void whatDanqPrintsIsNoCall() {
    assertThat(calls("`danq predict: no such input file`\n```\ndanq, version 1\nmy-danq  1\n```"))
        .isEmpty();
  }
}
