package io.danq.learning.evaluation;

import io.danq.evaluation.EvaluationException;
import io.danq.evaluation.LabelColumns;
import io.danq.inference.Arithmetic;
import io.danq.inference.Strands;
import io.danq.learning.examples.ExampleFolder;
import io.danq.registry.model.ModelCache;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Predicts the examples of a shard with the one model of the JVM. */
final class PredictExamples extends DoFn<String, KV<Integer, TargetScores>> {
  private static final long serialVersionUID = 1L;

  private final String model;
  private final Arithmetic arithmetic;
  private final LabelColumns columns;
  private transient ModelCache.Lease lease;

  PredictExamples(String model, Arithmetic arithmetic, LabelColumns columns) {
    this.model = model;
    this.arithmetic = arithmetic;
    this.columns = columns;
  }

  @Setup
  public void acquire() throws IOException {
    lease = ModelCache.acquire(model, Strands.FORWARD, arithmetic);
  }

  @ProcessElement
  public void predict(@Element String shard, OutputReceiver<KV<Integer, TargetScores>> out)
      throws IOException {
    int length = lease.predictor().windowLength();
    ScoredBlock block =
        new ScoredBlock(
            lease.predictor(), columns, (scores, target) -> out.output(KV.of(target, scores)));
    long[] other = {length};
    ExampleFolder.readShard(
        shard,
        example -> {
          if (example.bases().length == length) {
            block.add(example);
          } else {
            other[0] = example.bases().length;
          }
        });
    if (other[0] != length) {
      throw new EvaluationException(
          shard + " has windows of " + other[0] + " bases, the model takes " + length);
    }
    block.finish();
  }

  @Teardown
  public void release() {
    if (lease != null) {
      lease.close();
    }
  }
}
