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
 * @param bins the targets that are positive, by the first base of their bin; bins without are not
 *     there
 */
record PieceLabels(String contig, long peaks, Map<Integer, BitSet> bins) {
  /**
   * The labels that peaks give: a bin is positive for a target if one of its peaks covers more than
   * half of it.
   *
   * @param contig the contig's name
   * @param start first base of the piece
   * @param peaks those that touch the piece, in any order; gone through once
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
