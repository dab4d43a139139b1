package io.danq.prediction.read;

import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Event times that never make a record late, and a watermark that no idle partition holds back.
 *
 * <ul>
 *   <li>A record's event time is its Kafka timestamp, but never before its partition's watermark (a
 *       late record counts in the window that is open when it arrives) and never in the future (one
 *       producer with a wrong clock must not close every window). Windows therefore drop nothing.
 *   <li>The watermark follows the newest event time by {@code maxDelay}. Once a partition is read
 *       to its end, it follows the time of that check instead, so that an empty or idle partition
 *       holds nothing back.
 *   <li>With {@code stopAtEnd} a partition that is read to its end is finished, and the pipeline
 *       ends when all partitions are. A message that reaches a finished partition before that gets
 *       the current time, because the partition no longer holds the watermark back.
 * </ul>
 */
final class ArrivalTimestamps implements TimestampPolicyFactory<byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  private final Duration maxDelay;
  private final boolean stopAtEnd;

  /**
   * @throws IllegalArgumentException if {@code maxDelay} is negative: the watermark would run ahead
   *     of the records
   */
  ArrivalTimestamps(Duration maxDelay, boolean stopAtEnd) {
    if (maxDelay.isShorterThan(Duration.ZERO)) {
      throw new IllegalArgumentException("maxDelay must be 0s or more, was " + maxDelay);
    }
    this.maxDelay = maxDelay;
    this.stopAtEnd = stopAtEnd;
  }

  @Override
  public TimestampPolicy<byte[], byte[]> createTimestampPolicy(
      TopicPartition partition, Optional<Instant> previousWatermark) {
    Instant restored = previousWatermark.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE);
    boolean finished = !restored.isBefore(BoundedWindow.TIMESTAMP_MAX_VALUE);
    return new Policy(finished ? BoundedWindow.TIMESTAMP_MIN_VALUE : restored);
  }

  final class Policy extends TimestampPolicy<byte[], byte[]> {
    private Instant watermark;
    private boolean ended;

    Policy(Instant watermark) {
      this.watermark = watermark;
    }

    @Override
    public Instant getTimestampForRecord(
        PartitionContext context, KafkaRecord<byte[], byte[]> record) {
      Instant now = Instant.now();
      boolean stamped =
          record.getTimestampType() != KafkaTimestampType.NO_TIMESTAMP_TYPE
              && record.getTimestamp() >= 0;
      Instant time = stamped && !ended ? Instant.ofEpochMilli(record.getTimestamp()) : now;
      time = time.isAfter(now) ? now : time;
      time = time.isBefore(watermark) ? watermark : time;
      advance(time.minus(maxDelay));
      return time;
    }

    @Override
    public Instant getWatermark(PartitionContext context) {
      if (context.getMessageBacklog() == 0) {
        if (stopAtEnd) {
          ended = true;
          return BoundedWindow.TIMESTAMP_MAX_VALUE;
        }
        advance(context.getBacklogCheckTime().minus(maxDelay));
      }
      return watermark;
    }

    private void advance(Instant to) {
      if (to.isAfter(watermark)) {
        watermark = to;
      }
    }
  }
}
