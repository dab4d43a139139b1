package io.danq.prediction.read;

import io.danq.sequence.file.SequenceMessages;
import io.danq.sequence.variant.VariantMessage;
import io.danq.sequence.window.WindowSpec;
import java.io.Serializable;

/**
 * An upper bound for the number of rows of a message, found without parsing it. A row that is as
 * large as several others counts as several. The source cuts slices by it. It is stored in every
 * checkpoint, so it is small.
 */
public interface RowBound extends Serializable {
  /** At least 1. */
  long of(byte[] value);

  /**
   * The windows of a read: one for each stride or bin of the bases that it may cover.
   *
   * @param stride bases between the starts of two windows of a read, at least 1
   * @param anchored whether aligned reads have a window for each bin that they delete
   * @param aligning whether unaligned reads are aligned
   */
  record Windows(int stride, boolean anchored, boolean aligning) implements RowBound {
    private static final long serialVersionUID = 1L;

    /**
     * The second read of a pair adds one window, whatever its length. BWA subtracts a point for
     * each base that it deletes and adds one for each match, so it deletes fewer bases than the
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

  /**
   * The alleles of a variant. Their rows have three numbers per target; rows of windows have one.
   */
  record Alleles() implements RowBound {
    private static final long serialVersionUID = 1L;
    private static final int NUMBERS = 3;

    @Override
    public long of(byte[] value) {
      return (long) NUMBERS * VariantMessage.mostAlleles(value);
    }
  }
}
