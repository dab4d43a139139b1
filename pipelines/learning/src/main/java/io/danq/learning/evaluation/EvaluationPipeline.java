package io.danq.learning.evaluation;

import io.danq.beam.option.PipelineArguments;
import io.danq.evaluation.EvaluationException;
import io.danq.evaluation.LabelColumns;
import io.danq.evaluation.report.EvaluatedModel;
import io.danq.evaluation.report.EvaluationTsv;
import io.danq.learning.examples.ExampleFolder;
import io.danq.network.bundle.ModelBundle;
import io.danq.registry.model.ArithmeticOptions;
import io.danq.registry.model.ModelFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithKeys;

/**
 * Evaluates a model on a folder of examples, on the workers of a runner. A worker predicts a shard
 * on both strands with the one model of its JVM. Then all probabilities of a target are collected
 * on one worker, 8 bytes per window. The pipeline writes the same {@code evaluation.tsv} as {@link
 * ModelEvaluation}, with equal figures. It writes no page, because no worker has all probabilities.
 */
public final class EvaluationPipeline {
  private EvaluationPipeline() {}

  /** Runs the pipeline; for submission to a cluster. */
  public static void main(String[] args) throws IOException {
    EvaluationPipelineOptions options =
        PipelineArguments.parse(List.of(args), EvaluationPipelineOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    create(options).run();
  }

  /**
   * Builds the pipeline for the model's current version.
   *
   * @throws EvaluationException if the part has no examples, or they do not fit the model
   * @throws IOException if the model or the examples cannot be read
   */
  public static Pipeline create(EvaluationPipelineOptions options) throws IOException {
    options.setModel(ModelFetcher.locate(options.getModel()));
    ModelBundle bundle = ModelFetcher.open(options.getModel());
    ExampleFolder examples = ExampleFolder.at(options.getData());
    LabelColumns columns = LabelColumns.named(bundle.targets(), examples.targets());
    List<String> shards = examples.shardFiles(options.getPart());
    if (examples.counts().examples(options.getPart()) == 0) {
      throw new EvaluationException(
          options.getData() + " has no " + options.getPart().title() + " examples");
    }
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Shards", Create.of(shards).withCoder(StringUtf8Coder.of()))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply(
            "Predict",
            ParDo.of(
                new PredictExamples(
                    options.getModel(), ArithmeticOptions.arithmetic(options), columns)))
        .setCoder(KvCoder.of(VarIntCoder.of(), new TargetScores.ScoresCoder()))
        .apply("ByTarget", GroupByKey.create())
        .apply("Judge", ParDo.of(new JudgeTargets(columns.targets())))
        .setCoder(SerializableCoder.of(JudgeTargets.Judged.class))
        .apply("Together", WithKeys.of(0))
        .apply("Gather", GroupByKey.create())
        .apply(
            "Write",
            ParDo.of(
                new WriteFigures(
                    options.getOutput(),
                    EvaluatedModel.of(bundle.manifest()),
                    columns.targets().size())));
    return pipeline;
  }

  /**
   * The means from the table that a pipeline has written, as in {@link EvaluationTsv#means}.
   *
   * @throws IOException if the pipeline failed
   */
  public static Map<String, Double> means(EvaluationPipelineOptions options) throws IOException {
    ResourceId file = WriteFigures.file(options.getOutput());
    try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return EvaluationTsv.means(file.toString(), table);
    }
  }
}
