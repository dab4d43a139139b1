package io.danq.prediction.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicy.PartitionContext;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.DateTimeUtils;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ArrivalTimestampsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration DELAY = Duration.standardSeconds(2);
  private static final long UNKNOWN = -1;

  private final TimestampPolicy<byte[], byte[]> policy = policy(false, Optional.empty());

  private static TimestampPolicy<byte[], byte[]> policy(boolean stopAtEnd, Optional<Instant> from) {
    return new ArrivalTimestamps(DELAY, stopAtEnd)
        .createTimestampPolicy(new TopicPartition("reads", 0), from);
  }

  @BeforeEach
  void stopTheClock() {
    DateTimeUtils.setCurrentMillisFixed(NOW.getMillis());
  }

  @AfterEach
  void startTheClock() {
    DateTimeUtils.setCurrentMillisSystem();
  }

  private record Context(long backlog, Instant checked) {
    PartitionContext of() {
      return new PartitionContext() {
        @Override
        public long getMessageBacklog() {
          return backlog;
        }

        @Override
        public Instant getBacklogCheckTime() {
          return checked;
        }
      };
    }
  }

  private static PartitionContext backlog(long messages) {
    return new Context(messages, NOW).of();
  }

  private static KafkaRecord<byte[], byte[]> record(KafkaTimestampType type, long timestamp) {
    return new KafkaRecord<>("reads", 0, 7, timestamp, type, null, new byte[0], new byte[0]);
  }

  private static Instant read(TimestampPolicy<byte[], byte[]> policy, Instant created) {
    return policy.getTimestampForRecord(
        backlog(5), record(KafkaTimestampType.CREATE_TIME, created.getMillis()));
  }

  private static Instant secondsAgo(long seconds) {
    return NOW.minus(Duration.standardSeconds(seconds));
  }

  @Test
  void aRecordHasItsKafkaTimestampAndTheWatermarkFollows() {
    assertThat(read(policy, secondsAgo(60))).isEqualTo(secondsAgo(60));
    assertThat(policy.getWatermark(backlog(5))).isEqualTo(secondsAgo(62));
  }

  @Test
  void beforeTheFirstRecordNothingIsKnown() {
    assertThat(policy.getWatermark(backlog(5))).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
    assertThat(policy.getWatermark(backlog(UNKNOWN))).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
  }

  @Test
  void aStragglerWithinTheDelayKeepsItsTime() {
    read(policy, secondsAgo(60));
    assertThat(read(policy, secondsAgo(61))).isEqualTo(secondsAgo(61));
  }

  @Test
  void aStragglerBehindTheWatermarkCountsFromTheWatermark() {
    read(policy, secondsAgo(60));
    assertThat(read(policy, secondsAgo(3600))).isEqualTo(secondsAgo(62));
    assertThat(policy.getWatermark(backlog(5))).isEqualTo(secondsAgo(62));
  }

  @Test
  void aTimestampInTheFutureCountsAsNow() {
    assertThat(read(policy, NOW.plus(Duration.standardDays(365)))).isEqualTo(NOW);
    assertThat(policy.getWatermark(backlog(5))).isEqualTo(NOW.minus(DELAY));
    assertThat(read(policy, secondsAgo(1))).isEqualTo(secondsAgo(1));
  }

  @Test
  void aRecordWithoutATimestampCountsAsNow() {
    assertThat(
            policy.getTimestampForRecord(
                backlog(5), record(KafkaTimestampType.NO_TIMESTAMP_TYPE, -1)))
        .isEqualTo(NOW);
    assertThat(policy.getTimestampForRecord(backlog(5), record(KafkaTimestampType.CREATE_TIME, -1)))
        .isEqualTo(NOW);
  }

  @Test
  void anEmptyPartitionHoldsNothingBack() {
    assertThat(policy.getWatermark(backlog(0))).isEqualTo(NOW.minus(DELAY));
  }

  @Test
  void anIdlePartitionAdvancesToTheTimeOfTheLastLook() {
    read(policy, secondsAgo(60));
    PartitionContext later = new Context(0, secondsAgo(10)).of();
    assertThat(policy.getWatermark(later)).isEqualTo(secondsAgo(12));
  }

  @Test
  void theWatermarkNeverGoesBack() {
    read(policy, secondsAgo(10));
    PartitionContext earlier = new Context(0, secondsAgo(30)).of();
    assertThat(policy.getWatermark(earlier)).isEqualTo(secondsAgo(12));
    read(policy, secondsAgo(100));
    assertThat(policy.getWatermark(backlog(5))).isEqualTo(secondsAgo(12));
    assertThat(policy.getWatermark(backlog(UNKNOWN))).isEqualTo(secondsAgo(12));
  }

  @Test
  void noRecordIsEverBehindTheWatermark() {
    long[] ages = {60, 3600, 55, 0, -500, 58, 1, 30};
    for (long age : ages) {
      Instant before = policy.getWatermark(backlog(5));
      assertThat(read(policy, secondsAgo(age))).isBetween(before, NOW);
    }
  }

  @Test
  void aPartitionReadToItsEndIsFinishedWhereThatIsWanted() {
    TimestampPolicy<byte[], byte[]> stopping = policy(true, Optional.empty());
    read(stopping, secondsAgo(60));
    assertThat(stopping.getWatermark(backlog(1))).isEqualTo(secondsAgo(62));
    assertThat(stopping.getWatermark(backlog(UNKNOWN))).isEqualTo(secondsAgo(62));
    assertThat(stopping.getWatermark(backlog(0))).isEqualTo(BoundedWindow.TIMESTAMP_MAX_VALUE);
  }

  @Test
  void aRecordAfterTheEndCountsAsNowSoThatNoOtherPartitionMakesItLate() {
    TimestampPolicy<byte[], byte[]> stopping = policy(true, Optional.empty());
    read(stopping, secondsAgo(60));
    stopping.getWatermark(backlog(0));
    assertThat(read(stopping, secondsAgo(50))).isEqualTo(NOW);
  }

  @Test
  void aRestoredPartitionGoesOnFromItsWatermark() {
    TimestampPolicy<byte[], byte[]> restored = policy(false, Optional.of(secondsAgo(30)));
    assertThat(restored.getWatermark(backlog(5))).isEqualTo(secondsAgo(30));
    assertThat(read(restored, secondsAgo(60))).isEqualTo(secondsAgo(30));
  }

  @Test
  void aPartitionThatWasFinishedIsReadAgainAfterARestore() {
    TimestampPolicy<byte[], byte[]> restored =
        policy(false, Optional.of(BoundedWindow.TIMESTAMP_MAX_VALUE));
    assertThat(read(restored, secondsAgo(60))).isEqualTo(secondsAgo(60));
  }
}
