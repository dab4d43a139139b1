package io.danq.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.evaluation.EvaluationException;
import io.danq.inference.Arithmetic;
import io.danq.inference.Strands;
import io.danq.labels.Part;
import io.danq.learning.data.LabelledData;
import io.danq.learning.examples.ExampleFolder;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.learning.examples.ExamplesPipeline;
import io.danq.learning.retraining.PipelineExecution;
import io.danq.network.DanQConfig;
import io.danq.network.RandomWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationPipelineTest {
  private static final int BINS = 1_500;

  @TempDir private Path folder;

  /** More windows in a shard than are handed on at once, and targets that the model orders anew. */
  @BeforeEach
  void makeExamples() throws IOException, InterruptedException {
    String bases = new String(new RandomDna(1).bases(BINS * 200), StandardCharsets.US_ASCII);
    Files.writeString(folder.resolve("genome.fa"), ">chr1\n" + bases + "\n");
    Random random = new Random(2);
    StringBuilder table = new StringBuilder("index\tcell_type\tassay\ttreatment\tpeaks\n");
    for (int target = 0; target < 3; target++) {
      StringBuilder peaks = new StringBuilder();
      for (int bin = 0; bin < BINS; bin++) {
        if (random.nextInt(3) == 0) {
          peaks.append("chr1\t" + bin * 200 + "\t" + (bin + 1) * 200 + "\n");
        }
      }
      Files.writeString(folder.resolve(target + ".bed"), peaks);
      table.append(target + "\tK562\tASSAY" + target + "\tNone\t" + target + ".bed\n");
    }
    Files.writeString(folder.resolve("peaks.tsv"), table);
    ExamplesOptions options =
        options(
            ExamplesOptions.class,
            "--reference=" + folder.resolve("genome.fa"),
            "--peaks=" + folder.resolve("peaks.tsv"),
            "--output=" + folder.resolve("examples"),
            "--testContigs=chr1",
            "--window=400",
            "--shards=1");
    PipelineExecution.WAITING.run(ExamplesPipeline.create(options));
  }

  private static <T extends PipelineOptions> T options(Class<T> type, String... args) {
    T options = PipelineOptionsFactory.fromArgs(args).withValidation().as(type);
    FileSystems.setDefaultPipelineOptions(options);
    return options;
  }

  private Path model(int... indices) throws IOException {
    List<Target> targets = new ArrayList<>();
    for (int index : indices) {
      targets.add(new Target(index, "K562", "ASSAY" + index, "None"));
    }
    DanQConfig network = new DanQConfig(400, 4, 26, 25, 25, 4, 4, indices.length);
    Path bundle = folder.resolve("model");
    ModelBundle.write(
        bundle,
        "tiny",
        "1",
        BaseOrder.AGCT,
        targets,
        RandomWeights.create(network, 5),
        Map.of("source", "random weights"));
    return bundle;
  }

  private EvaluationPipelineOptions evaluation(Path model, Part part) {
    return options(
        EvaluationPipelineOptions.class,
        "--model=" + model,
        "--data=" + folder.resolve("examples"),
        "--output=" + folder.resolve("spread"),
        "--part=" + part);
  }

  @Test
  void figuresEqualThoseOfOneProcessAndBelongToTheTargetsOfTheirNames()
      throws IOException, InterruptedException {
    assertThat(ExampleFolder.at(folder.resolve("examples").toString()).counts().examples(Part.TEST))
        .isGreaterThan(1_000);
    Path model = model(2, 7, 0);
    EvaluationPipelineOptions options = evaluation(model, Part.TEST);
    PipelineExecution.WAITING.run(EvaluationPipeline.create(options));
    new ModelEvaluation(
            LabelledData.at(folder.resolve("examples"), Optional.empty(), BaseOrder.AGCT),
            Part.TEST,
            OptionalInt.empty(),
            Strands.BOTH,
            Arithmetic.FLOAT32,
            1)
        .judge(ModelBundle.open(model), (windows, total) -> {})
        .write(folder.resolve("alone"));
    List<String> figures = Files.readAllLines(folder.resolve("spread/evaluation.tsv"));
    assertThat(figures).isEqualTo(Files.readAllLines(folder.resolve("alone/evaluation.tsv")));
    assertThat(figures).hasSize(3);
    assertThat(figures.get(1)).startsWith("2\tK562\tASSAY2");
    assertThat(EvaluationPipeline.means(options))
        .containsKeys("mean_auroc", "mean_average_precision_forward");
  }

  @Test
  void whatCannotBeJudgedIsNamedBeforeAnythingRuns() throws IOException {
    Path other = model(7, 8);
    assertThatThrownBy(() -> EvaluationPipeline.create(evaluation(other, Part.TEST)))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("none of the model's 2 targets is among the data's 3");
    Path model = model(0, 1);
    assertThatThrownBy(() -> EvaluationPipeline.create(evaluation(model, Part.VALIDATION)))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("has no validation examples");
  }
}
