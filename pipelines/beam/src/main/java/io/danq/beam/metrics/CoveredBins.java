package io.danq.beam.metrics;

import io.danq.sequence.GenomicInterval;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The bins of the genome that this JVM has cut windows for: a bit per bin, 2 MB for a human genome.
 * A counter could not tell whether a bin was already covered. Thread-safe.
 *
 * <p>If a runner repeats a step after a failure, its windows count twice, but its bins once.
 */
public final class CoveredBins {
  private static final CoveredBins OF_THIS_JVM = new CoveredBins();

  private final Map<String, BitSet> byContig = new ConcurrentHashMap<>();
  private final LongAdder windows = new LongAdder();

  CoveredBins() {}

  /** The bins of this JVM. */
  public static CoveredBins ofThisJvm() {
    return OF_THIS_JVM;
  }

  /** Counts a window of a bin. Bins of one genome have one length and begin at its multiples. */
  public void add(GenomicInterval bin) {
    windows.increment();
    BitSet bins = byContig.computeIfAbsent(bin.contig(), contig -> new BitSet());
    synchronized (bins) {
      bins.set(bin.start() / bin.length());
    }
  }

  /** Forgets all of them, before a run. */
  public void clear() {
    byContig.clear();
    windows.reset();
  }

  /** How many bins have a window. */
  public long count() {
    long count = 0;
    for (BitSet bins : byContig.values()) {
      synchronized (bins) {
        count += bins.cardinality();
      }
    }
    return count;
  }

  /** How many windows they have, all together: one per bin and read. */
  public long windows() {
    return windows.sum();
  }
}
