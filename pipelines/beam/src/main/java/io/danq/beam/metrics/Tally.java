package io.danq.beam.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of {@link PredictionMetrics}, summed over all threads of this JVM, to show progress
 * when the pipeline runs in this JVM: the metrics of an embedded Flink are gone when its job ends.
 * Thread-safe.
 */
public final class Tally {
  private static final Map<String, LongAdder> SUMS = new ConcurrentHashMap<>();

  private Tally() {}

  /** Adds to a counter. */
  public static void add(String counter, long amount) {
    SUMS.computeIfAbsent(counter, name -> new LongAdder()).add(amount);
  }

  /** The sums since the JVM started; a missing counter is 0. */
  public static Map<String, Long> snapshot() {
    Map<String, Long> sums = new TreeMap<>();
    SUMS.forEach((counter, sum) -> sums.put(counter, sum.sum()));
    return sums;
  }
}
