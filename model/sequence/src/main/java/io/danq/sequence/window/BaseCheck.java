package io.danq.sequence.window;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.SequenceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Checks the bases of records and windows. Stateless. */
public final class BaseCheck {
  private BaseCheck() {}

  /** The failure of a record that has no bases, or a byte that is not a base. */
  public static Optional<FailedRecord> fault(SequenceRecord record) {
    byte[] bases = record.bases();
    if (bases.length == 0) {
      return Optional.of(
          FailedRecord.of(record, FailureReason.NO_BASES, "the record has no bases"));
    }
    for (int i = 0; i < bases.length; i++) {
      if (Nucleotide.code(bases[i]) == Nucleotide.INVALID) {
        String message = describe(bases[i]) + " at position " + i + " is not a base";
        return Optional.of(FailedRecord.of(record, FailureReason.INVALID_BASE, message));
      }
    }
    return Optional.empty();
  }

  /** Fraction of A, C, G and T (U) among all bases, which must be valid. */
  static float realFraction(byte[] bases) {
    int real = 0;
    for (byte base : bases) {
      if (Nucleotide.code(base) != Nucleotide.AMBIGUOUS) {
        real++;
      }
    }
    return real / (float) bases.length;
  }

  private static String describe(byte value) {
    return value > ' ' && value < 127
        ? "'" + new String(new byte[] {value}, StandardCharsets.US_ASCII) + "'"
        : String.format(Locale.ROOT, "byte 0x%02x", value & 0xff);
  }
}
