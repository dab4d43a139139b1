package io.danq.sequence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Stretches of a genome, to ask which alignments overlap them. Immutable and thread-safe. */
public final class Regions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, ArrayList<GenomicInterval>> merged = new HashMap<>();

  /** Takes intervals in any order; they may overlap. */
  public Regions(Collection<GenomicInterval> intervals) {
    List<GenomicInterval> sorted = new ArrayList<>(intervals);
    sorted.sort(Comparator.comparingInt(GenomicInterval::start));
    for (GenomicInterval next : sorted) {
      ArrayList<GenomicInterval> before =
          merged.computeIfAbsent(next.contig(), contig -> new ArrayList<>());
      int last = before.size() - 1;
      if (last >= 0 && before.get(last).end() >= next.start()) {
        int end = Math.max(before.get(last).end(), next.end());
        before.set(last, new GenomicInterval(next.contig(), before.get(last).start(), end));
      } else {
        before.add(next);
      }
    }
  }

  /** The names of the contigs that they lie on. */
  public Set<String> contigs() {
    return Set.copyOf(merged.keySet());
  }

  /** The stretches on a contig, merged and in order; empty if there are none. */
  public List<GenomicInterval> on(String contig) {
    return List.copyOf(merged.getOrDefault(contig, new ArrayList<>()));
  }

  /** Where the last stretch on a contig ends, 0-based and exclusive; 0 if there is none. */
  public int end(String contig) {
    List<GenomicInterval> intervals = merged.get(contig);
    return intervals == null ? 0 : intervals.get(intervals.size() - 1).end();
  }

  /** Whether a stretch of a contig, 0-based and half-open, shares a base with one of them. */
  public boolean overlap(String contig, int start, int end) {
    List<GenomicInterval> intervals = merged.get(contig);
    if (intervals == null) {
      return false;
    }
    int low = 0;
    int high = intervals.size();
    while (low < high) { // the first that ends after the start
      int middle = (low + high) >>> 1;
      if (intervals.get(middle).end() > start) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < intervals.size() && intervals.get(low).start() < end;
  }
}
