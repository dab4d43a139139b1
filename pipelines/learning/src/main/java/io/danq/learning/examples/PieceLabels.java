package io.danq.learning.examples;

import io.danq.sequence.GenomicInterval;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of a piece of a contig.
 *
 * @param contig the contig's name
 * @param peaks number of peaks that touch the piece
 * @param bins the positive targets, by the first base of the bin; bins without labels are left out
 */
record PieceLabels(String contig, long peaks, Map<Integer, BitSet> bins) {
  /**
   * Computes the labels from peaks: a bin is positive for a target if one of the target's peaks
   * covers more than half of it.
   *
   * @param contig the contig's name
   * @param start first base of the piece
   * @param peaks the peaks that touch the piece, in any order; iterated once
   */
  static PieceLabels of(String contig, int start, Iterable<Peak> peaks, ExampleSpec spec) {
    Map<Integer, BitSet> bins = new TreeMap<>();
    long count = 0;
    long end = (long) start + spec.chunk();
    for (Peak peak : peaks) {
      count++;
      GenomicInterval interval = peak.interval();
      int first = Math.max(start, interval.start() / spec.bin() * spec.bin());
      for (long bin = first; bin < Math.min(end, interval.end()); bin += spec.bin()) {
        long covered = Math.min(interval.end(), bin + spec.bin()) - Math.max(interval.start(), bin);
        if (2 * covered > spec.bin()) {
          bins.computeIfAbsent((int) bin, place -> new BitSet()).set(peak.target());
        }
      }
    }
    return new PieceLabels(contig, count, bins);
  }
}
