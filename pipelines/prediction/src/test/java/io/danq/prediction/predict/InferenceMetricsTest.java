package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.option.ByteSize;
import io.danq.inference.Arithmetic;
import io.danq.inference.Strands;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.BatchPrediction;
import io.danq.prediction.TestWindows;
import io.danq.prediction.coder.SequenceWindowCoder;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of itself when it has ended. */
@Timeout(300)
final class InferenceMetricsTest {
  private static final int READS = 10;
  private static final int WINDOWS = 2 * READS;

  @TempDir Path folder;

  @BeforeEach
  void writeModel() throws IOException {
    TestBundles.random(folder.resolve("model"), TestBundles.SMALL, BaseOrder.AGCT, 1);
    // Models that tests before this one have loaded and not used are reported here.
    finish(predict(TestWindows.unaligned(TestWindows.MESSAGE, 0)));
  }

  private Pipeline predict(SequenceWindow... windows) {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(
            Create.of(Stream.of(windows).map(Sliced::unsliced).toList())
                .withCoder(new SlicedCoder<>(new SequenceWindowCoder())))
        .apply(
            new PredictWindows(
                new ModelSource.Fixed(
                    folder.resolve("model").toString(), Strands.BOTH, Arithmetic.FLOAT32),
                ByteSize.parse("1MB")));
    return pipeline;
  }

  @Test
  void aRunCountsWhatTheNetworkDidAndHowLongItTook() throws IOException {
    RandomDna dna = new RandomDna(1);
    Path reads = folder.resolve("reads.fa");
    Files.write(
        reads,
        IntStream.range(0, READS)
            .boxed()
            .flatMap(i -> Stream.of(">read" + i, dna.text(1200)))
            .toList());
    BatchPredictionOptions options =
        PipelineOptionsFactory.fromArgs(
                "--model=" + folder.resolve("model"),
                "--input=" + reads,
                "--output=" + folder.resolve("out"),
                "--targetParallelism=2")
            .as(BatchPredictionOptions.class);

    MetricQueryResults metrics;
    try (OpenModel model = OpenModel.open(options.getModel())) {
      metrics = finish(BatchPrediction.plan(options, model, false).pipeline(0));
    }

    Map<String, Long> counters = counters(metrics);
    assertThat(counters)
        .containsEntry("reads", (long) READS)
        .containsEntry("windows", (long) WINDOWS)
        .containsEntry("rows", (long) WINDOWS)
        .containsEntry("num_inferences", (long) WINDOWS)
        .containsEntry("failed_batches_counter", 0L)
        .doesNotContainKey("end_to_end_latency_milli_secs_count"); // files have no timestamps
    Map<String, DistributionResult> distributions = distributions(metrics);
    assertThat(distributions)
        .containsOnlyKeys(
            "inference_batch_latency_micro_secs",
            "inference_request_batch_size",
            "load_model_latency_milli_secs",
            "model_byte_size");
    distributions.forEach(
        (name, distribution) ->
            assertThat(counters)
                .as("the counters beside " + name)
                .containsEntry(name + "_sum", distribution.getSum())
                .containsEntry(name + "_count", distribution.getCount()));
    assertThat(distributions.get("inference_request_batch_size").getSum()).isEqualTo(WINDOWS);
    assertThat(distributions.get("inference_batch_latency_micro_secs").getMin()).isPositive();
    assertThat(distributions.get("load_model_latency_milli_secs").getCount()).isEqualTo(1);
    assertThat(distributions.get("model_byte_size"))
        .isEqualTo(DistributionResult.create(modelBytes(), 1, modelBytes(), modelBytes()));
  }

  @Test
  void aWindowThatTheNetworkCannotTakeIsAFailedRecordAndTheOthersArePredicted() {
    SequenceWindow odd =
        new SequenceWindow(
            TestWindows.MESSAGE, "odd", 0, 900, new RandomDna(1).bases(900), 1, Optional.empty());

    Map<String, Long> counters =
        counters(
            finish(
                predict(
                    TestWindows.unaligned(TestWindows.MESSAGE, 0),
                    odd,
                    TestWindows.unaligned(TestWindows.MESSAGE, 200))));

    assertThat(counters)
        .containsEntry("num_inferences", 2L)
        .containsEntry("failed_INFERENCE_FAILED", 1L);
  }

  private static long modelBytes() {
    return Float.BYTES * TestBundles.SMALL.parameters();
  }

  /** Ends a run; only its committed values are all there then, attempted ones follow later. */
  private static MetricQueryResults finish(Pipeline pipeline) {
    PipelineResult result = pipeline.run();
    assertThat(result.waitUntilFinish()).isEqualTo(PipelineResult.State.DONE);
    return result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder()
                .addNameFilter(MetricNameFilter.inNamespace(PredictionMetrics.NAMESPACE))
                .build());
  }

  private static Map<String, Long> counters(MetricQueryResults metrics) {
    Map<String, Long> counters = new HashMap<>();
    metrics
        .getCounters()
        .forEach(c -> counters.merge(c.getName().getName(), c.getCommitted(), Long::sum));
    return counters;
  }

  private static Map<String, DistributionResult> distributions(MetricQueryResults metrics) {
    Map<String, DistributionResult> distributions = new HashMap<>();
    metrics
        .getDistributions()
        .forEach(d -> distributions.put(d.getName().getName(), d.getCommitted()));
    return distributions;
  }
}
