package io.danq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.bundle.Target;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelColumnsTest {
  private static List<Target> targets(int first, int end) {
    return IntStream.range(first, end).mapToObj(i -> new Target(i, "K562", "A", "None")).toList();
  }

  private static int[] columns(LabelColumns matched) {
    return IntStream.range(0, matched.targets().size()).map(matched::column).toArray();
  }

  private static int[] outputs(LabelColumns matched) {
    return IntStream.range(0, matched.targets().size()).map(matched::output).toArray();
  }

  @Test
  void asManyColumnsAsTargetsBelongOneByOne() throws IOException {
    LabelColumns matched = LabelColumns.match(targets(7, 10), 3);
    assertThat(matched.targets()).isEqualTo(targets(7, 10));
    assertThat(columns(matched)).containsExactly(0, 1, 2);
    assertThat(outputs(matched)).containsExactly(0, 1, 2);
  }

  @Test
  void ofDeepSeasWholeTableTheTargetsColumnsAreTaken() throws IOException {
    LabelColumns matched = LabelColumns.match(targets(125, 815), 919);
    assertThat(matched.targets()).hasSize(690);
    assertThat(columns(matched)).startsWith(125, 126).endsWith(813, 814);
    assertThat(outputs(matched)).startsWith(0, 1).endsWith(688, 689);
  }

  @Test
  void aNetworkOfTheWholeTableIsJudgedByTheFactorsAlone() throws IOException {
    LabelColumns matched = LabelColumns.match(targets(0, 919), 690);
    assertThat(matched.targets()).isEqualTo(targets(125, 815));
    assertThat(columns(matched)).startsWith(0, 1).endsWith(688, 689);
    assertThat(outputs(matched)).startsWith(125, 126).endsWith(813, 814);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 689, 691, 918, 920})
  void anyOtherNumberOfColumnsIsRefused(int columns) {
    assertThatThrownBy(() -> LabelColumns.match(targets(0, 3), columns))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContainingAll(columns + " label columns", "3 targets", "919", "690");
  }

  @Test
  void aNetworkOfOtherTargetsIsRefused() {
    assertThatThrownBy(() -> LabelColumns.match(targets(0, 125), 690))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("indices 125 to 814");
  }
}
