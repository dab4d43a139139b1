package io.danq.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluationMeansTest {
  @TempDir Path folder;

  private Path table(String... lines) throws IOException {
    return Files.writeString(folder.resolve("evaluation.tsv"), String.join("\n", lines) + "\n");
  }

  @Test
  void areTheMeansOverTheTargetsThatAreDefined() throws IOException {
    Path table =
        table(
            "index\troc_auc_forward\taverage_precision_forward\troc_auc_averaged\tdanq_roc_auc",
            "125\t0.500000\t0.250000\t0.750000\t0.9",
            "126\tNA\tNA\tNA\t0.9",
            "127\t0.750000\t0.750000\t1.000000\tNA");
    assertThat(EvaluationTsv.means(table))
        .isEqualTo(
            Map.of(
                "mean_auroc", 0.875,
                "mean_auroc_forward", 0.625,
                "mean_average_precision_forward", 0.5));
  }

  @ParameterizedTest
  @CsvSource({"1.5, line 2", "-0.1, line 2", "many, line 2", "'', line 2"})
  void aFigureThatIsNoneIsNamedWithItsLine(String cell, String place) throws IOException {
    Path table = table("index\troc_auc_averaged", "125\t" + cell);
    assertThatThrownBy(() -> EvaluationTsv.means(table))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(place)
        .hasMessageContaining("'" + cell + "'");
  }

  @Test
  void anotherTableIsRefused() throws IOException {
    Path table = table("index\tcell_type", "125\tK562");
    assertThatThrownBy(() -> EvaluationTsv.means(table))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("has no figures of an evaluation");
  }
}
