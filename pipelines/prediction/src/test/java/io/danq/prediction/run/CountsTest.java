package io.danq.prediction.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.metrics.Counts;
import io.danq.beam.metrics.PredictionMetrics;
import io.danq.sequence.FailureReason;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void aRunnersCountersAreSummedOverTheStepsThatCount() {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    var reads = pipeline.apply(Create.of("a", "b", "c"));
    reads.apply("One", ParDo.of(new Counting(PredictionMetrics.NAMESPACE, "reads", 1)));
    reads.apply("Other", ParDo.of(new Counting(PredictionMetrics.NAMESPACE, "reads", 10)));
    reads.apply("Stranger", ParDo.of(new Counting("elsewhere", "reads", 100)));
    reads.apply("Bad", ParDo.of(new Counting(PredictionMetrics.NAMESPACE, "failed_NO_BASES", 2)));

    var result = pipeline.run();
    result.waitUntilFinish();
    Counts counts = Counts.of(result.metrics());

    assertThat(counts.reads()).isEqualTo(33);
    assertThat(counts.rows()).isZero();
    assertThat(counts.failures()).isEqualTo(Map.of(FailureReason.NO_BASES, 6L));
  }

  private static final class Counting extends DoFn<String, Void> {
    private static final long serialVersionUID = 1L;

    private final String namespace;
    private final String name;
    private final long amount;

    Counting(String namespace, String name, long amount) {
      this.namespace = namespace;
      this.name = name;
      this.amount = amount;
    }

    @ProcessElement
    public void count() {
      Metrics.counter(namespace, name).inc(amount);
    }
  }
}
