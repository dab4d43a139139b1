package io.danq.prediction.read;

import io.danq.sequence.file.SequenceMessages;
import io.danq.sequence.variant.VariantMessage;
import io.danq.sequence.window.WindowSpec;
import java.io.Serializable;

/**
 * The most rows that a message can have, told without parsing it. A row as large as several others
 * counts as several. It is part of every checkpoint, so it is small.
 */
public interface RowBound extends Serializable {
  /** At least 1. */
  long of(byte[] value);

  /**
   * Windows of a read: one for each stride or bin of the bases that they can lie on.
   *
   * @param stride bases between the starts of two windows of a read, at least 1
   * @param anchored whether aligned reads have a window for each bin that they delete
   * @param aligning whether reads that have no alignment get one
   */
  record Windows(int stride, boolean anchored, boolean aligning) implements RowBound {
    private static final long serialVersionUID = 1L;

    /**
     * A second read of a pair has one window more, whatever its length. BWA takes a point for each
     * base that it deletes and gives one for each that matches, so that it deletes fewer than the
     * read has.
     */
    @Override
    public long of(byte[] value) {
      int least = SequenceMessages.mayHoldPair(value) ? 2 : 1;
      if (!anchored) {
        return least + (long) value.length / stride;
      }
      long read = aligning ? 2L * value.length : value.length;
      return least + (read + DeletedBases.of(value)) / Math.min(stride, WindowSpec.BIN);
    }
  }

  /** Alleles of a variant, whose rows have three numbers for each target where windows have one. */
  record Alleles() implements RowBound {
    private static final long serialVersionUID = 1L;
    private static final int NUMBERS = 3;

    @Override
    public long of(byte[] value) {
      return (long) NUMBERS * VariantMessage.mostAlleles(value);
    }
  }
}
