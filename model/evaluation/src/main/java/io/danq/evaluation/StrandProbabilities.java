package io.danq.evaluation;

import io.danq.inference.Strands;

/**
 * The probabilities of all windows, by target: {@code [targets][windows]} float32 for each strand
 * that is predicted. Different windows may be written by different threads.
 */
final class StrandProbabilities {
  private static final int FLOAT_BYTES = 4;
  private static final double USABLE_HEAP = 0.8;

  private final float[][] forward;
  private final float[][] reverse; // of length 0 where it is not predicted

  StrandProbabilities(int targets, int windows, Strands strands) throws EvaluationException {
    long bytes = (long) FLOAT_BYTES * strands.passes() * targets * windows;
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > USABLE_HEAP * heap) {
      throw new EvaluationException(
          windows
              + " windows and "
              + targets
              + " targets make "
              + (bytes >> 20)
              + " MB of probabilities, too much for a heap of "
              + (heap >> 20)
              + " MB; give the JVM a larger -Xmx");
    }
    forward = new float[targets][windows];
    reverse = strands == Strands.BOTH ? new float[targets][windows] : new float[0][];
  }

  /** Keeps what was predicted for the windows from {@code first} on. */
  void put(ScoredStrand strand, int first, float[][] probabilities, LabelColumns columns) {
    float[][] into = strand == ScoredStrand.FORWARD ? forward : reverse;
    for (int target = 0; target < into.length; target++) {
      int output = columns.output(target);
      for (int i = 0; i < probabilities.length; i++) {
        into[target][first + i] = probabilities[i][output];
      }
    }
  }

  /** A target's probabilities, one per window; not to be changed. */
  float[] of(int target, ScoredStrand strand) {
    return strand == ScoredStrand.FORWARD
        ? forward[target]
        : strand.of(forward[target], reverse[target]);
  }
}
