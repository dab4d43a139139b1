package io.danq.prediction.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.danq.prediction.kafka.KafkaIoSource;
import io.danq.prediction.slice.OpenSlice;
import io.danq.prediction.slice.Slice;
import io.danq.prediction.slice.SliceMark;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.io.kafka.KafkaCheckpointMark;
import org.apache.beam.sdk.io.kafka.KafkaCheckpointMark.PartitionMark;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds before Kafka is asked anything: nobody listens at the brokers' address. */
final class MarkedKafkaSourceTest {
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();
  private static final Instant YESTERDAY = Instant.now().minus(Duration.standardDays(1));

  private static final Slice BEGAN = new Slice("reads", 1, 2);
  private static final OpenSlice OPEN = new OpenSlice(new Slice("reads", 1, 3), 6, 2, 40, 27);

  private final MarkedKafkaSource source = source();

  private static MarkedKafkaSource source() {
    return new MarkedKafkaSource(
        KafkaIoSource.of(
            KafkaIO.<byte[], byte[]>read()
                .withBootstrapServers("127.0.0.1:1")
                .withTopicPartitions(
                    List.of(new TopicPartition("reads", 0), new TopicPartition("reads", 1)))
                .withKeyDeserializer(ByteArrayDeserializer.class)
                .withValueDeserializer(ByteArrayDeserializer.class)
                .withTimestampPolicyFactory(new ArrivalTimestamps(Duration.ZERO, true))),
        Duration.standardSeconds(60),
        new RowBound.Windows(200, true, false));
  }

  private UnboundedReader<TopicElement> fresh() throws IOException {
    return source.createReader(OPTIONS, null);
  }

  private UnboundedReader<TopicElement> restored() throws IOException {
    KafkaCheckpointMark mark =
        new KafkaCheckpointMark(
            List.of(
                new PartitionMark("reads", 0, 42, YESTERDAY.getMillis()),
                new PartitionMark("reads", 1, 7, YESTERDAY.getMillis())),
            Optional.empty());
    return source.createReader(
        OPTIONS,
        copy(source.getCheckpointMarkCoder(), new SliceMark(mark, List.of(OPEN), List.of(BEGAN))));
  }

  private static <T> T copy(Coder<T> coder, T value) throws IOException {
    return CoderUtils.clone(coder, value);
  }

  @Test
  void aReaderBeginsWithAMarker() throws IOException {
    try (var reader = fresh()) {
      assertThat(reader.start()).isTrue();
      assertThat(reader.getCurrent()).isEqualTo(TopicElement.MARKER);
      assertThat(reader.getCurrentTimestamp()).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
      assertThat(reader.getWatermark()).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
    }
  }

  @Test
  void aMarkerIsStillOneWhenItWasShipped() throws IOException {
    try (var reader = fresh()) {
      reader.start();
      assertThat(copy(source.getOutputCoder(), reader.getCurrent())).isEqualTo(TopicElement.MARKER);
    }
  }

  @Test
  void aCheckpointBesideTheMarkerKeepsPlaceAndTime() throws IOException {
    try (var reader = restored()) {
      reader.start();
      SliceMark mark = (SliceMark) reader.getCheckpointMark();
      SliceMark shipped = copy(source.getCheckpointMarkCoder(), mark);
      assertThat(shipped.open()).containsExactly(OPEN);
      assertThat(shipped.began()).containsExactly(BEGAN);
      assertThat(shipped.kafka().getPartitions())
          .extracting(PartitionMark::getNextOffset, PartitionMark::getWatermarkMillis)
          .containsExactly(tuple(42L, YESTERDAY.getMillis()), tuple(7L, YESTERDAY.getMillis()));
      mark.finalizeCheckpoint();
    }
  }

  @Test
  void aRestoredMarkerIsNotLate() throws IOException {
    try (var reader = restored()) {
      reader.start();
      assertThat(reader.getCurrentTimestamp()).isEqualTo(YESTERDAY);
    }
  }

  /** What comes after the end of the global window is dropped, and slices are gathered in it. */
  @Test
  void theEndOfTheLastSliceIsNotLate() {
    assertThat(MarkedKafkaSource.BEFORE_END).isLessThan(GlobalWindow.INSTANCE.maxTimestamp());
  }

  @Test
  void splitsAreMarkedToo() throws Exception {
    List<MarkedKafkaSource> splits = source.split(2, OPTIONS);
    assertThat(splits).hasSize(2);
    for (MarkedKafkaSource split : splits) {
      MarkedKafkaSource shipped = SerializableUtils.ensureSerializable(split);
      try (var reader = shipped.createReader(OPTIONS, null)) {
        assertThat(reader.start()).isTrue();
        assertThat(reader.getCurrent()).isEqualTo(TopicElement.MARKER);
        assertThat(reader.getCurrentSource()).isSameAs(shipped);
      }
    }
  }
}
