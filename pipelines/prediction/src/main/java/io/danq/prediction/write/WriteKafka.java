package io.danq.prediction.write;

import io.danq.prediction.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes rows as JSON messages, keyed by the sequence's id or the variant's position, so that the
 * rows of a read or a site are in the same partition. Delivers at least once. A failed record
 * without an id has no key.
 */
final class WriteKafka extends PTransform<PCollection<GenericRecord>, PDone> {
  private static final long serialVersionUID = 1L;

  private final KafkaClients clients;
  private final RowKind kind;
  private final String topic;

  WriteKafka(KafkaClients clients, RowKind kind, Output.Kafka output) {
    this.clients = clients;
    this.kind = kind;
    this.topic = kind.topic(output);
  }

  @Override
  public PDone expand(PCollection<GenericRecord> rows) {
    return rows.apply("Json", ParDo.of(new MessageFn(kind)))
        .setCoder(KvCoder.of(NullableCoder.of(ByteArrayCoder.of()), ByteArrayCoder.of()))
        .apply(
            "Send",
            KafkaIO.<byte[], byte[]>write()
                .withBootstrapServers(clients.bootstrapServers())
                .withTopic(topic)
                .withKeySerializer(ByteArraySerializer.class)
                .withValueSerializer(ByteArraySerializer.class)
                .withProducerFactoryFn(new Producers(clients)));
  }

  static final class MessageFn extends DoFn<GenericRecord, KV<byte[], byte[]>> {
    private static final long serialVersionUID = 1L;

    private final RowKind kind;

    MessageFn(RowKind kind) {
      this.kind = kind;
    }

    @ProcessElement
    public void convert(@Element GenericRecord row, OutputReceiver<KV<byte[], byte[]>> out) {
      byte[] key = kind.key(row).map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
      out.output(KV.of(key, RowJson.bytes(row)));
    }
  }

  /** Producers that wait for every in-sync replica, which is not Beam's default. */
  private record Producers(KafkaClients clients)
      implements SerializableFunction<Map<String, Object>, Producer<byte[], byte[]>> {
    @Override
    public Producer<byte[], byte[]> apply(Map<String, Object> ours) {
      Map<String, Object> settings = clients.settings(ours);
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      return new KafkaProducer<>(settings);
    }
  }
}
