package io.danq.beam.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of {@link PredictionMetrics} summed over all threads of this JVM, for showing
 * progress where the pipeline runs in the same JVM: an embedded Flink is gone, and its metrics with
 * it, when its job has ended. Thread-safe.
 */
public final class Tally {
  private static final Map<String, LongAdder> SUMS = new ConcurrentHashMap<>();

  private Tally() {}

  /** Adds to a counter. */
  public static void add(String counter, long amount) {
    SUMS.computeIfAbsent(counter, name -> new LongAdder()).add(amount);
  }

  /** The sums since the JVM started; what is not there is 0. */
  public static Map<String, Long> snapshot() {
    Map<String, Long> sums = new TreeMap<>();
    SUMS.forEach((counter, sum) -> sums.put(counter, sum.sum()));
    return sums;
  }
}
