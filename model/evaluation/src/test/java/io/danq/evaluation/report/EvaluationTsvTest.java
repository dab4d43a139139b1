package io.danq.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.PublishedScores;
import io.danq.network.bundle.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTsvTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("evaluation.tsv");
  }

  private List<String[]> rows(Strands strands, PublishedScores published)
      throws IOException, InterruptedException {
    List<Target> targets =
        IntStream.range(100, 110)
            .mapToObj(i -> new Target(i, "K562", "CTCF", "heat", published))
            .toList();
    EvaluationTsv.write(SmallEvaluation.of(targets, 40, 4, strands, folder), file());
    return Files.readString(file()).lines().map(line -> line.split("\t", -1)).toList();
  }

  @Test
  void aTargetHasItsNamesCountsAndAreas() throws IOException, InterruptedException {
    List<String[]> rows = rows(Strands.BOTH, new PublishedScores(0.5, Double.NaN));
    assertThat(rows).hasSize(11).allMatch(row -> row.length == 17);
    assertThat(rows.get(0))
        .containsExactly(
            "index",
            "cell_type",
            "assay",
            "treatment",
            "positives",
            "windows",
            "roc_auc_forward",
            "average_precision_forward",
            "roc_auc_reverse_complement",
            "average_precision_reverse_complement",
            "roc_auc_averaged",
            "average_precision_averaged",
            "danq_roc_auc",
            "danq_pr_auc",
            "model",
            "version",
            "weights_sha256");
    assertThat(rows.get(1)).startsWith("100", "K562", "CTCF", "heat", "10", "40");
    assertThat(rows.get(1)).contains("0.500000", "NA");
    String weights =
        ModelBundle.readManifest(folder.resolve("model")).sha256().get("weights.safetensors");
    assertThat(rows.get(1)).endsWith("small", "1", weights);
    assertThat(EvaluationTsv.means(file(), ModelBundle.readManifest(folder.resolve("model"))))
        .hasSize(4);
    for (int column = 6; column < 12; column++) {
      assertThat(Double.parseDouble(rows.get(1)[column])).isBetween(0.0, 1.0);
    }
  }

  @Test
  void whatIsUndefinedIsNotANumber() throws IOException, InterruptedException {
    List<String[]> rows = rows(Strands.BOTH, PublishedScores.NONE);
    assertThat(rows.get(10))
        .startsWith("109", "K562", "CTCF", "heat", "0", "40", "NA", "NA", "NA", "NA", "NA", "NA");
  }

  @Test
  void strandsThatWereNotPredictedHaveNoColumns() throws IOException, InterruptedException {
    assertThat(rows(Strands.FORWARD, PublishedScores.NONE).get(0))
        .containsSequence("windows", "roc_auc_forward", "average_precision_forward", "model");
  }
}
