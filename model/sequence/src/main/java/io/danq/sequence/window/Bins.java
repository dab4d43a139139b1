package io.danq.sequence.window;

import io.danq.sequence.Alignment;
import io.danq.sequence.Alignment.Kind;
import io.danq.sequence.Alignment.Step;
import java.util.function.IntConsumer;

/**
 * The bins of a genome: {@link WindowSpec#BIN} bases each, starting at multiples of that number, as
 * DeepSEA was labelled. Stateless.
 */
final class Bins {
  private static final int HALF = WindowSpec.BIN / 2;

  private Bins() {}

  /**
   * Passes on the starts of an alignment's bins, in order: those whose centre lies inside the
   * alignment and not in a skipped region. If there is none, the one bin that holds the middle of
   * the alignment, rounded down.
   *
   * @param alignment an alignment whose end is after its start
   */
  static void of(Alignment alignment, IntConsumer starts) {
    boolean found = false;
    for (Step step : alignment.steps()) {
      Kind kind = step.operation().kind();
      if (kind.takesContig() && kind != Kind.SKIPPED) {
        long last = (long) step.contigStart() + step.operation().length();
        for (long centre = firstCentre(step.contigStart());
            centre < last;
            centre += WindowSpec.BIN) {
          found = true;
          starts.accept((int) (centre - HALF));
        }
      }
    }
    if (!found) {
      long middle = ((long) alignment.start() + alignment.end()) / 2;
      starts.accept((int) (middle - middle % WindowSpec.BIN));
    }
  }

  /** The first centre of a bin at or after a position. */
  private static long firstCentre(long position) {
    long beyond = Math.floorMod(position - HALF, (long) WindowSpec.BIN);
    return beyond == 0 ? position : position + WindowSpec.BIN - beyond;
  }
}
