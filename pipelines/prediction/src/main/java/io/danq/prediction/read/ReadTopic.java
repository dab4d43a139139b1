package io.danq.prediction.read;

import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.kafka.KafkaClients;
import io.danq.prediction.kafka.KafkaIoSource;
import io.danq.prediction.kafka.PositionedConsumers;
import io.danq.prediction.kafka.StartPosition;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.slice.Slice;
import io.danq.prediction.slice.SliceTally;
import io.danq.prediction.write.WriteParquet;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic and cuts its messages.
 *
 * @param <T> what is made of a message
 */
public final class ReadTopic<T> extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final StreamingPredictionOptions options;
  private final KafkaClients clients;
  private final StartPosition start;
  private final MessageCutting<T> cutting;

  /**
   * Reads the topic that options name.
   *
   * @throws IllegalArgumentException if they name no brokers or no valid start
   */
  public ReadTopic(StreamingPredictionOptions options, MessageCutting<T> cutting) {
    this.options = options;
    this.clients = KafkaClients.reading(options);
    this.start = StartPosition.parse(options.getStartFrom());
    this.cutting = cutting;
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    PCollectionTuple outputs =
        input
            .apply("Kafka", Read.from(source()))
            .apply(
                "Cut",
                ParDo.of(new CutFn<>(cutting))
                    .withOutputTags(cutting.tag(), WindowTags.OTHERS.and(SliceTally.TAG)));
    outputs.get(cutting.tag()).setCoder(cutting.coder());
    outputs.get(WindowTags.FAILED).setCoder(WindowTags.failedCoder());
    outputs.get(SliceTally.TAG).setCoder(new SliceTally.SliceTallyCoder());
    return outputs;
  }

  private MarkedKafkaSource source() {
    return new MarkedKafkaSource(
        KafkaIoSource.of(read()),
        WriteParquet.Windowing.of(options).window().toJoda(),
        cutting.mostRows());
  }

  private KafkaIO.Read<byte[], byte[]> read() {
    return KafkaIO.<byte[], byte[]>read()
        .withBootstrapServers(clients.bootstrapServers())
        .withTopic(options.getInputTopic())
        .withKeyDeserializer(ByteArrayDeserializer.class)
        .withValueDeserializer(ByteArrayDeserializer.class)
        .withConsumerConfigUpdates(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                options.getGroupId(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false))
        .withConsumerConfigUpdates(start.settings())
        .withConsumerFactoryFn(new PositionedConsumers(clients, start))
        .commitOffsetsInFinalize()
        .withTimestampPolicyFactory(
            new ArrivalTimestamps(options.getMaxDelay().toJoda(), options.isStopAtEnd()));
  }

  static final class CutFn<T> extends DoFn<TopicElement, Sliced<T>> {
    private static final long serialVersionUID = 1L;

    private final MessageCutting<T> cutting;
    private transient MessageCutting.Cutter<T> cutter;

    CutFn(MessageCutting<T> cutting) {
      this.cutting = cutting;
    }

    @Setup
    public void open() throws IOException {
      cutter = cutting.open();
    }

    @ProcessElement
    public void cut(@Element TopicElement element, MultiOutputReceiver out) {
      element.ended().ifPresent(end -> out.get(SliceTally.TAG).output(SliceTally.of(end)));
      element.message().ifPresent(message -> cut(message, element.slice(), out));
    }

    private void cut(KafkaRecord<byte[], byte[]> record, long slice, MultiOutputReceiver out) {
      OptionalLong of = OptionalLong.of(slice);
      var source =
          new RecordSource.Message(record.getTopic(), record.getPartition(), record.getOffset());
      long results =
          cutter.cut(
              source,
              record.getKV().getKey(),
              record.getKV().getValue(),
              cut -> out.get(cutting.tag()).output(new Sliced<>(cut, of)),
              WindowTags.failures(out, of));
      out.get(SliceTally.TAG)
          .output(SliceTally.of(new Slice(source.topic(), source.partition(), slice), results));
    }
  }
}
