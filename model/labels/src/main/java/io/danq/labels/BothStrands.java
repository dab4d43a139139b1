package io.danq.labels;

import io.danq.sequence.Nucleotide;
import java.util.BitSet;

/** Examples and behind them their reverse complements. */
record BothStrands(Examples forward) implements Examples {
  BothStrands {
    Math.multiplyExact(2, forward.count());
  }

  @Override
  public int count() {
    return 2 * forward.count();
  }

  @Override
  public int windowLength() {
    return forward.windowLength();
  }

  @Override
  public int columns() {
    return forward.columns();
  }

  @Override
  public void bases(int example, byte[] into) {
    int half = forward.count();
    forward.bases(example % half, into);
    if (example >= half) {
      byte[] reversed = Nucleotide.reverseComplement(into);
      System.arraycopy(reversed, 0, into, 0, into.length);
    }
  }

  @Override
  public BitSet labels(int example) {
    return forward.labels(example % forward.count());
  }
}
