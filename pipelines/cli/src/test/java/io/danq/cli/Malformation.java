package io.danq.cli;

import io.danq.sequence.FailureReason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Messages that cannot be predicted, and the reason that must be given for each. */
enum Malformation {
  TOMBSTONE(null, FailureReason.MALFORMED_RECORD),
  EMPTY("", FailureReason.NO_BASES),
  CUT_JSON("{\"id\":\"read\",\"sequence\":\"ACG", FailureReason.MALFORMED_RECORD),
  JSON_WITHOUT_SEQUENCE("{\"id\":\"read\"}", FailureReason.MALFORMED_RECORD),
  NO_ID(">\nACGT\n", FailureReason.MALFORMED_RECORD),
  TWO_FASTA_RECORDS(">a\nACGT\n>b\nACGT\n", FailureReason.MALFORMED_RECORD),
  CUT_FASTQ("@read\nACGT\n+\nII", FailureReason.MALFORMED_RECORD),
  FASTA_WITHOUT_BASES(">read\n", FailureReason.NO_BASES),
  BAD_BASE(">read\n" + "ACGT".repeat(300) + "!" + "ACGT".repeat(300), FailureReason.INVALID_BASE),
  TOO_SHORT(">read\n" + "ACGT".repeat(25), FailureReason.TOO_FEW_REAL_BASES);

  private final @Nullable String value;
  private final FailureReason reason;

  Malformation(@Nullable String value, FailureReason reason) {
    this.value = value;
    this.reason = reason;
  }

  byte @Nullable [] value() {
    return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
  }

  FailureReason reason() {
    return reason;
  }
}
