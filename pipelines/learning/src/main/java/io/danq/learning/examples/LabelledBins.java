package io.danq.learning.examples;

import io.danq.labels.LabelledWindow;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Nucleotide;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the examples of a piece of a contig. Immutable and thread-safe. */
final class LabelledBins {
  private final ExampleSpec spec;

  LabelledBins(ExampleSpec spec) {
    this.spec = spec;
  }

  /**
   * Makes the examples of a piece in order of their places: labelled bins, and the fraction of the
   * others that is kept. A bin makes no example if its window reaches beyond the contig or has too
   * few real bases.
   *
   * @param labels the positive targets, by the first base of the bin
   */
  void examples(ContigChunk chunk, Map<Integer, BitSet> labels, Consumer<LabelledWindow> examples) {
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

  private void example(
      ContigChunk chunk, int bin, BitSet positives, Consumer<LabelledWindow> examples) {
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
    GenomicInterval place = new GenomicInterval(chunk.contig(), start, start + spec.window());
    if (real >= spec.minRealBases() * spec.window()) {
      examples.accept(new LabelledWindow(bases, positives, Optional.of(place)));
    }
  }
}
