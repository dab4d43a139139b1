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
import io.danq.sequence.FailedRecord;
import io.danq.sequence.RecordSource;
import io.danq.sequence.file.SequenceMessages;
import io.danq.sequence.window.SequenceWindow;
import io.danq.sequence.window.WindowSpec;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
import org.joda.time.Duration;

/** Reads a topic with one read or pair per message and cuts the reads into windows. */
public final class ReadSequenceTopic extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final StreamingPredictionOptions options;
  private final KafkaClients clients;
  private final StartPosition start;
  private final Cutting cutting;

  /**
   * Reads the topic that options name.
   *
   * @throws IllegalArgumentException if they name no brokers or no valid start
   */
  public ReadSequenceTopic(StreamingPredictionOptions options, Cutting cutting) {
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
                ParDo.of(new ParseFn(cutting, options.getMaxRecordBytes()))
                    .withOutputTags(WindowTags.WINDOWS, WindowTags.OTHERS.and(SliceTally.TAG)));
    outputs.get(SliceTally.TAG).setCoder(new SliceTally.SliceTallyCoder());
    return WindowTags.withCoders(outputs);
  }

  private MarkedKafkaSource source() {
    Duration window = WriteParquet.Windowing.of(options).window().toJoda();
    boolean anchored = cutting.anchored();
    int stride = cutting.spec().stride();
    return new MarkedKafkaSource(
        KafkaIoSource.of(read()),
        window,
        anchored ? Math.min(stride, WindowSpec.BIN) : stride,
        anchored,
        cutting.aligning() != null);
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

  public static final class ParseFn extends DoFn<TopicElement, Sliced<SequenceWindow>> {
    private static final long serialVersionUID = 1L;

    private final Cutting cutting;
    private final int maxRecordBytes;
    private transient WindowExtractor extractor;

    ParseFn(Cutting cutting, int maxRecordBytes) {
      this.cutting = cutting;
      this.maxRecordBytes = maxRecordBytes;
    }

    @Setup
    public void open() throws IOException {
      extractor = new WindowExtractor(cutting);
    }

    @ProcessElement
    public void parse(@Element TopicElement element, MultiOutputReceiver out) {
      element.ended().ifPresent(end -> out.get(SliceTally.TAG).output(SliceTally.of(end)));
      element.message().ifPresent(message -> parse(message, element.slice(), out));
    }

    private void parse(KafkaRecord<byte[], byte[]> record, long slice, MultiOutputReceiver out) {
      Consumer<SequenceWindow> windows = WindowTags.windows(out, OptionalLong.of(slice));
      Consumer<FailedRecord> failures = WindowTags.failures(out, OptionalLong.of(slice));
      var source =
          new RecordSource.Message(record.getTopic(), record.getPartition(), record.getOffset());
      byte[] key = record.getKV().getKey();
      byte[] value = record.getKV().getValue();
      AtomicLong results = new AtomicLong();
      extractor.extractMessage(
          SequenceMessages.parse(source, key, value, maxRecordBytes),
          read -> true,
          windows.andThen(window -> results.incrementAndGet()),
          failures.andThen(failure -> results.incrementAndGet()));
      out.get(SliceTally.TAG)
          .output(
              SliceTally.of(new Slice(source.topic(), source.partition(), slice), results.get()));
    }
  }
}
