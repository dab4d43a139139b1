package io.danq.learning.examples;

import java.io.Serializable;

/**
 * How examples are cut from a genome, as DeepSEA's authors cut theirs (doi:10.1038/nmeth.3547): the
 * contig is divided into bins of 200 bases, a bin is positive for a target if one of its peaks
 * covers more than half of it, and the network sees the bin in the middle of its window.
 *
 * @param window bases of an example; its length minus the bin's must be even and at least 0
 * @param bin bases of a bin, at least 1
 * @param targets number of labels, at least 1
 * @param negativeFraction fraction of the unlabelled bins to keep, 0 to 1
 * @param minRealBases smallest share of A, C, G and T in a window, 0 to 1
 * @param seed random seed; it alone decides which unlabelled bins are kept and in which order the
 *     examples are
 */
public record ExampleSpec(
    int window, int bin, int targets, double negativeFraction, double minRealBases, long seed)
    implements Serializable {
  /** Bins in a piece of a contig, the unit of work: a megabase of 200-bp bins. */
  private static final int CHUNK_BINS = 5_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ExampleSpec {
    if (bin < 1 || window < bin || (window - bin) % 2 != 0) {
      throw new IllegalArgumentException(
          "a window of " + window + " bases cannot have a bin of " + bin + " in its middle");
    }
    if (targets < 1) {
      throw new IllegalArgumentException("targets must be at least 1, was " + targets);
    }
    share("negativeFraction", negativeFraction);
    share("minRealBases", minRealBases);
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be 0 to 1, was " + value);
    }
  }

  /** Bases of the window on either side of the bin. */
  public int flank() {
    return (window - bin) / 2;
  }

  /** Bases of a contig that are processed at once. */
  int chunk() {
    return CHUNK_BINS * bin;
  }

  /**
   * A pseudo-random number, at least 0 and below 1, that depends only on the place, the purpose and
   * the seed.
   */
  double chance(String contig, int start, String purpose) {
    long hash = seed;
    for (String part : new String[] {purpose, contig, Integer.toString(start)}) {
      hash = mix(hash + part.hashCode());
    }
    return (hash >>> 11) * 0x1.0p-53;
  }

  /** The finaliser of SplitMix64 (doi:10.1145/2714064.2660195). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
