package io.danq.sequence.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TsvTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    String text = Tsv.line("index", "name") + Tsv.line(1, "a b") + Tsv.line(2, "");
    assertThat(text).isEqualTo("index\tname\n1\ta b\n2\t\n");
    Tsv table = Tsv.parse(text.lines().toList());
    assertThat(table.header()).containsExactly("index", "name");
    assertThat(table.rows())
        .containsExactly(new Tsv.Row(2, List.of("1", "a b")), new Tsv.Row(3, List.of("2", "")));
  }

  @Test
  void aCellCannotBreakItsRow() {
    assertThat(Tsv.line("a\tb", "c\r\nd", "e\nf")).isEqualTo("a b\tc d\te f\n");
  }

  @Test
  void blankLinesArePassedOverAndCounted() {
    Tsv table = Tsv.parse(List.of("x\ty", "", "1\t2", " "));
    assertThat(table.rows()).containsExactly(new Tsv.Row(3, List.of("1", "2")));
  }

  @Test
  void aColumnIsFoundByItsName() {
    Tsv table = Tsv.parse(List.of("x\ty"));
    assertThat(table.column("y")).hasValue(1);
    assertThat(table.column("z")).isEmpty();
    assertThat(Tsv.parse(List.of()).header()).isEmpty();
  }
}
