package io.danq.network.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTableTest {
  private static final String HEADER = "index\tcell_type\tassay\ttreatment\n";

  /** Line 127 of {@code aucs.txt}. */
  private static final PublishedScores CTCF = new PublishedScores(0.9828194319, 0.7280444211);

  @TempDir private Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("targets.tsv"), text, StandardCharsets.ISO_8859_1);
  }

  @Test
  void deepSeasTargetsAreReadInTheirOrder() throws IOException {
    List<Target> targets = TargetTable.read(SharedData.file("deepsea/targets.tsv"));
    assertThat(targets).hasSize(919);
    assertThat(targets.stream().map(Target::index)).isSorted().startsWith(0).endsWith(918);
    assertThat(targets.get(125)).isEqualTo(new Target(125, "Dnd41", "CTCF", "None", CTCF));
    assertThat(targets.get(598).published()).isEqualTo(PublishedScores.NONE);
    assertThat(targets.subList(0, 125)).allMatch(t -> t.assay().equals("DNase"));
  }

  @Test
  void aTableWithoutPublishedFiguresIsReadInItsOrder() throws IOException {
    List<Target> targets = TargetTable.read(SharedData.file("windows/targets.tsv"));
    assertThat(targets.stream().map(Target::index))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(targets.get(3))
        .isEqualTo(new Target(3, "cellA", "CTCF", "None", PublishedScores.NONE));
    assertThat(targets.subList(0, 3)).allMatch(t -> t.assay().equals("DNase"));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    List<Target> targets =
        List.of(new Target(7, "K562", "BRF1", "None"), new Target(3, "", "a b", "x"));
    assertThat(TargetTable.read(table(TargetTable.format(targets)))).isEqualTo(targets);
  }

  @Test
  void publishedFiguresAreReadAsTheyWereWritten() throws IOException {
    List<Target> targets =
        List.of(
            new Target(7, "Dnd41", "CTCF", "None", CTCF),
            new Target(8, "K562", "BRF1", "None"),
            new Target(9, "K562", "BDP1", "None", new PublishedScores(1, Double.NaN)));
    String text = TargetTable.format(targets);
    assertThat(text.lines())
        .startsWith("index\tcell_type\tassay\ttreatment\tdanq_roc_auc\tdanq_pr_auc")
        .contains("7\tDnd41\tCTCF\tNone\t0.9828194319\t0.7280444211")
        .contains("8\tK562\tBRF1\tNone\tNA\tNA");
    assertThat(TargetTable.read(table(text))).isEqualTo(targets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "-0.1", "NaN", "high"})
  void aPublishedFigureThatIsNoneIsNamed(String figure) throws IOException {
    Path table =
        table(HEADER.strip() + "\tdanq_roc_auc\n5\ta\tb\tc\t0.5\n6\ta\tb\tc\t" + figure + "\n");
    assertThatThrownBy(() -> TargetTable.read(table))
        .isInstanceOf(BundleException.class)
        .hasMessage(table + " line 3: danq_roc_auc must be 0 to 1 or NA, was '" + figure + "'");
  }

  @Test
  void columnsAreFoundByTheirNames() throws IOException {
    String text = "auc\tassay\ttreatment\tcell_type\tindex\r\n0.9\tCTCF\tNone\tDnd41\t125\r\n\r\n";
    assertThat(TargetTable.read(table(text)))
        .containsExactly(new Target(125, "Dnd41", "CTCF", "None"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                               | is empty; a target table starts with a header",
        "index\\tcell_type\\tassay\\n     | has no column treatment",
        "\\n                              | has no column index",
        "H1\\tK562\\tCTCF\\tNone\\n       | line 2: index '1x' is not a number",
        "H-1\\tK562\\tCTCF\\tNone\\n      | line 2: index must be at least 0, was -1",
        "H2\\tK5\\062\\033[2J\\tCTCF\\tNone\\n | line 2: cellType holds a control character: 'K52\\u001b[2J'",
        "H2\\tK562\\n                     | line 2 has 2 columns, needs 4"
      })
  void aFaultIsNamedWithItsPlace(String text, String fault) throws IOException {
    String content =
        text.translateEscapes()
            .replace("H1", HEADER + "1x")
            .replace("H2", HEADER + "2")
            .replace("H-", HEADER + "-");
    Path table = table(content);
    assertThatThrownBy(() -> TargetTable.read(table))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(table.toString())
        .hasMessageContaining(fault);
  }

  @Test
  void anIndexThatStandsThereTwiceIsNamed() throws IOException {
    Path table = table(HEADER + "5\ta\tb\tc\n6\ta\tb\tc\n5\td\te\tf\n");
    assertThatThrownBy(() -> TargetTable.read(table))
        .isInstanceOf(BundleException.class)
        .hasMessage(table + " line 4: index 5 appears twice");
  }

  @Test
  void aTableThatIsNotUtf8IsNamed() throws IOException {
    Path table = table(HEADER + "5\tcaf\u00e9\tb\tc\n");
    assertThatThrownBy(() -> TargetTable.read(table))
        .isInstanceOf(BundleException.class)
        .hasMessage(table + " is not UTF-8 text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\nb", "a\rb", "a\033b", "a\u202eb"})
  void aNameThatWouldBreakTheTableOrATerminalIsRefused(String name) {
    assertThatThrownBy(() -> new Target(1, name, "CTCF", "None"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cellType holds a control character: ");
  }
}
