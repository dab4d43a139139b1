package io.danq.prediction.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineVisitor;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.kafka.KafkaCheckpointMark;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;

/** The source that Beam's Kafka transform reads from. */
public final class KafkaIoSource {
  private KafkaIoSource() {}

  /**
   * The source of a transform that reads byte arrays.
   *
   * <p>Beam does not give access to the source, but it does to the pipeline that a transform
   * expands to. So the transform is applied to a pipeline that never runs, and the source is taken
   * from there. Beam has two kinds of source; the experiment selects this one.
   */
  public static UnboundedSource<KafkaRecord<byte[], byte[]>, KafkaCheckpointMark> of(
      KafkaIO.Read<byte[], byte[]> read) {
    Pipeline expansion = Pipeline.create();
    ExperimentalOptions.addExperiment(
        expansion.getOptions().as(ExperimentalOptions.class), "use_deprecated_read");
    expansion.apply(read);
    List<UnboundedSource<?, ?>> sources = new ArrayList<>();
    expansion.traverseTopologically(
        new PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(Node node) {
            if (node.getTransform() instanceof Read.Unbounded<?> unbounded) {
              sources.add(unbounded.getSource());
            }
            return CompositeBehavior.ENTER_TRANSFORM;
          }
        });
    if (sources.size() != 1) {
      throw new IllegalStateException("KafkaIO reads from " + sources.size() + " sources, not 1");
    }
    @SuppressWarnings("unchecked") // what a KafkaIO.Read of byte arrays reads from
    var source = (UnboundedSource<KafkaRecord<byte[], byte[]>, KafkaCheckpointMark>) sources.get(0);
    return source;
  }
}
