package io.danq.sequence.window;

import io.danq.sequence.Alignment;
import io.danq.sequence.Alignment.Kind;
import io.danq.sequence.Alignment.Step;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.util.List;

/**
 * The reference with one read's alignment inserted: the reference before the alignment, the read's
 * aligned and inserted bases, the reference after it. Clipped bases are dropped, deleted bases are
 * left out, and skipped regions are filled from the reference. Beyond the contig's ends there are
 * N.
 *
 * <p>Index 0 is the first base of the alignment; the reference before it has negative indices.
 * Immutable.
 */
final class Haplotype {
  private final ReferenceGenome genome;
  private final Contig contig;
  private final byte[] read;
  private final int start;
  private final int end;
  private final List<Step> steps;

  /** Index of each step's first base; the last entry is the number of all bases. */
  private final long[] indices;

  /**
   * The haplotype of a read.
   *
   * @param read the read's bases, all that the alignment takes
   */
  Haplotype(ReferenceGenome genome, Contig contig, Alignment alignment, byte[] read) {
    this.genome = genome;
    this.contig = contig;
    this.read = read;
    this.start = alignment.start();
    this.end = alignment.end();
    this.steps = alignment.steps();
    this.indices = new long[steps.size() + 1];
    for (int i = 0; i < steps.size(); i++) {
      indices[i + 1] = indices[i] + length(steps.get(i));
    }
  }

  /** How many bases of the haplotype a step gives. */
  private static int length(Step step) {
    Kind kind = step.operation().kind();
    return kind == Kind.CLIPPED || kind == Kind.DELETED ? 0 : step.operation().length();
  }

  private long length() {
    return indices[steps.size()];
  }

  /**
   * Index of the base that lies at a position of the contig, or of the next one if it is deleted.
   */
  long indexOf(long position) {
    if (position < start) {
      return position - start;
    }
    if (position >= end) {
      return length() + (position - end);
    }
    int low = 0;
    int high = steps.size() - 1;
    while (low < high) { // the last step that begins at the position or before it
      int middle = (low + high + 1) >>> 1;
      if (steps.get(middle).contigStart() <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Step step = steps.get(low);
    return indices[low] + (length(step) == 0 ? 0 : position - step.contigStart());
  }

  /** Copies the bases from an index on, as many as {@code target} has place for. */
  HaplotypeStretch copy(long from, byte[] target) {
    HaplotypeStretch stretch = new HaplotypeStretch(genome, contig, read, from, target);
    stretch.addReference(from, 0, start);
    for (int i = firstStepAfter(from); i < steps.size() && indices[i] < stretch.to(); i++) {
      Step step = steps.get(i);
      switch (step.operation().kind()) {
        case ALIGNED ->
            stretch.addAligned(indices[i], indices[i + 1], step.readStart(), step.contigStart());
        case INSERTED -> stretch.addInserted(indices[i], indices[i + 1], step.readStart());
        case SKIPPED ->
            stretch.addReference(indices[i], indices[i + 1], step.contigStart() - indices[i]);
        default -> {
          // not a base of the haplotype
        }
      }
    }
    stretch.addReference(length(), stretch.to(), end - length());
    return stretch;
  }

  /** The first step that ends after an index. */
  private int firstStepAfter(long index) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (indices[middle + 1] > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
