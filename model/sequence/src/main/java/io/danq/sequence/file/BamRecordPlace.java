package io.danq.sequence.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a BAM record lies on the genome, read from its bytes without decoding it.
 *
 * @param contig its contig's number in the header; -1 if it has no contig
 * @param start its first base, 0-based; -1 if it has no position
 * @param end one past its last base, at least {@code start + 1}
 */
record BamRecordPlace(int contig, int start, int end) {
  /** Bytes of the length before a record, and of a record's fields of a fixed size. */
  private static final int NAME = Integer.BYTES + BamRecordSizes.FIXED_BYTES;

  private static final int CONTIG = 4;
  private static final int START = 8;
  private static final int NAME_LENGTH = 12;
  private static final int OPERATIONS = 16;
  private static final int OPERATION_BITS = 4;

  /** The operations M, D, N, = and X, which move along the reference, as bits of MIDNSHP=X. */
  private static final int ON_REFERENCE = 0b1_1000_1101;

  /**
   * Reads the place of a record. If the end is unknown, because the record is damaged or was read
   * only in part, it counts as beyond every region.
   *
   * @param record with its length before it, and the fields of a fixed size
   */
  static BamRecordPlace of(byte[] record) {
    ByteBuffer fields = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    int start = fields.getInt(START);
    int operations = fields.getShort(OPERATIONS) & 0xffff;
    int first = NAME + (fields.get(NAME_LENGTH) & 0xff);
    long end = start;
    if (first + Integer.BYTES * operations > record.length) {
      end = Integer.MAX_VALUE;
    } else {
      for (int i = 0; i < operations; i++) {
        int operation = fields.getInt(first + Integer.BYTES * i);
        boolean onReference = (ON_REFERENCE >>> (operation & 0xf) & 1) != 0;
        end += onReference ? operation >>> OPERATION_BITS : 0;
      }
    }
    int last = (int) Math.min(Integer.MAX_VALUE, Math.max(end, start + 1L));
    return new BamRecordPlace(fields.getInt(CONTIG), start, last);
  }
}
