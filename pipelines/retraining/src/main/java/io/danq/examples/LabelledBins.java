package io.danq.examples;

import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Nucleotide;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes the examples of a piece of a contig. Immutable and thread-safe. */
final class LabelledBins {
  private final ExampleSpec spec;

  LabelledBins(ExampleSpec spec) {
    this.spec = spec;
  }

  /**
   * Hands on the examples of a piece in order of their places: bins with a label, and the share of
   * the others that is kept. A bin whose window would reach beyond the contig or has too few real
   * bases makes none.
   *
   * @param peaks those that touch the piece, in any order; others do no harm
   */
  void examples(ContigChunk chunk, Iterable<Peak> peaks, Consumer<LabelledExample> examples) {
    Map<Integer, BitSet> labels = labels(chunk, peaks);
    int end = (int) Math.min(chunk.contigLength(), (long) chunk.start() + spec.chunk());
    for (int bin = chunk.start(); bin + spec.bin() <= end; bin += spec.bin()) {
      BitSet positives = labels.getOrDefault(bin, new BitSet(0));
      if (!positives.isEmpty() || isKept(chunk.contig(), bin)) {
        example(chunk, bin, positives, examples);
      }
    }
  }

  private boolean isKept(String contig, int bin) {
    return spec.chance(contig, bin, "negative") < spec.negativeFraction();
  }

  private Map<Integer, BitSet> labels(ContigChunk chunk, Iterable<Peak> peaks) {
    Map<Integer, BitSet> labels = new TreeMap<>();
    long end = (long) chunk.start() + spec.chunk();
    for (Peak peak : peaks) {
      GenomicInterval interval = peak.interval();
      int first = Math.max(chunk.start(), interval.start() / spec.bin() * spec.bin());
      for (long bin = first; bin < Math.min(end, interval.end()); bin += spec.bin()) {
        long covered = Math.min(interval.end(), bin + spec.bin()) - Math.max(interval.start(), bin);
        if (2 * covered > spec.bin()) {
          labels.computeIfAbsent((int) bin, place -> new BitSet()).set(peak.target());
        }
      }
    }
    return labels;
  }

  private void example(
      ContigChunk chunk, int bin, BitSet positives, Consumer<LabelledExample> examples) {
    int start = bin - spec.flank();
    if (start < 0 || (long) start + spec.window() > chunk.contigLength()) {
      return;
    }
    int offset = start - chunk.from();
    byte[] bases = Arrays.copyOfRange(chunk.bases(), offset, offset + spec.window());
    int real = 0;
    for (int i = 0; i < bases.length; i++) {
      int code = Nucleotide.code(bases[i]);
      real += code >= 0 && code < Nucleotide.AMBIGUOUS ? 1 : 0;
    }
    if (real >= spec.minRealBases() * spec.window()) {
      examples.accept(new LabelledExample(chunk.contig(), start, bases, positives));
    }
  }
}
