package io.danq.cli;

import java.util.List;

/** Messages of a topic, and what must come of them. */
public interface Traffic extends AutoCloseable {
  /** Publishes messages to some partitions in turn and returns when the broker has them. */
  void publish(int messages, int... partitions) throws Exception;

  /** Number of messages so far. */
  int sent();

  /** Every row of every good message so far, as {@link ArrivingResults#rows} says it. */
  List<String> rows();

  /** Every malformed message so far: {@code topic/partition/offset REASON}. */
  List<String> failures();

  @Override
  void close();
}
