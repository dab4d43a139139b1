package io.danq.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.DanQConfig;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelManifest;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluationMeansTest {
  private static final String WEIGHTS = "0123456789abcdef".repeat(4);
  private static final String OTHERS = "fedcba9876543210".repeat(4);
  private static final ModelManifest MANIFEST =
      new ModelManifest(
          ModelManifest.FORMAT,
          "danq-lab",
          "7",
          new DanQConfig(40, 3, 5, 4, 4, 2, 6, 2),
          BaseOrder.AGCT,
          Map.of("weights.safetensors", WEIGHTS),
          Map.of(),
          Map.of());

  @TempDir Path folder;

  private Path table(String... lines) throws IOException {
    return Files.writeString(folder.resolve("evaluation.tsv"), String.join("\n", lines) + "\n");
  }

  @Test
  void areTheMeansOverTheTargetsThatAreDefined() throws IOException {
    Path table =
        table(
            "index\troc_auc_forward\taverage_precision_forward\troc_auc_averaged\tdanq_roc_auc"
                + "\tmodel\tversion\tweights_sha256",
            "125\t0.500000\t0.250000\t0.750000\t0.9\tlab\t2\t" + WEIGHTS,
            "126\tNA\tNA\tNA\t0.9\tlab\t2\t" + WEIGHTS,
            "127\t0.750000\t0.750000\t1.000000\tNA\tlab\t2\t" + WEIGHTS);
    assertThat(EvaluationTsv.means(table, MANIFEST))
        .isEqualTo(
            Map.of(
                "mean_auroc", 0.875,
                "mean_auroc_forward", 0.625,
                "mean_average_precision_forward", 0.5));
  }

  @ParameterizedTest
  @CsvSource({"1.5, line 2", "-0.1, line 2", "many, line 2", "'', line 2"})
  void aFigureThatIsNoneIsNamedWithItsLine(String cell, String place) throws IOException {
    Path table = table("weights_sha256\troc_auc_averaged", WEIGHTS + "\t" + cell);
    assertThatThrownBy(() -> EvaluationTsv.means(table, MANIFEST))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(place)
        .hasMessageContaining("'" + cell + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "weights_sha256, OTHERS, 'evaluates another model (, version , weights fedcba98) than this one"
        + " (danq-lab, version 7, weights 01234567)'",
    "weights_sha256, '', does not say which weights were evaluated",
    "weights, WEIGHTS, does not say which weights were evaluated"
  })
  void theTableOfOtherWeightsIsRefused(String column, String weights, String fault)
      throws IOException {
    String judged = weights.replace("WEIGHTS", WEIGHTS).replace("OTHERS", OTHERS);
    Path table =
        table(
            column + "\troc_auc_averaged",
            (column.equals("weights") ? judged : WEIGHTS) + "\t0.9",
            judged + "\t0.9");
    assertThatThrownBy(() -> EvaluationTsv.means(table, MANIFEST))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(table.toString())
        .hasMessageContaining(fault);
  }

  @Test
  void anotherTableIsRefused() throws IOException {
    Path table = table("weights_sha256\tcell_type", WEIGHTS + "\tK562");
    assertThatThrownBy(() -> EvaluationTsv.means(table, MANIFEST))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("holds no evaluation");
  }
}
