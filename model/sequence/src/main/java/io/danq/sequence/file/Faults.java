package io.danq.sequence.file;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import java.io.EOFException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes exceptions of htsjdk and of streams in one line. */
final class Faults {
  private static final String SAM_PREFIX = "Error parsing text SAM file. ";
  private static final Pattern CIGAR_OPERATOR =
      Pattern.compile("Unrecognized CigarOperator: (\\d{1,3})");

  private Faults() {}

  /** The message of the root cause. */
  static String describe(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return cause instanceof EOFException
          ? "the file is cut off"
          : cause.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElseThrow();
    Matcher operator = CIGAR_OPERATOR.matcher(line);
    if (operator.matches()) { // htsjdk tells the letter by its number
      char letter = (char) Integer.parseInt(operator.group(1));
      return "Unrecognized CigarOperator '" + letter + "'";
    }
    return line.startsWith(SAM_PREFIX) ? line.substring(SAM_PREFIX.length()) : line;
  }

  /** A record that is too large to be read. */
  static FailedRecord tooLarge(
      RecordSource source, Optional<String> id, int maxRecordBytes, byte[] start) {
    String message = "the record is larger than maxRecordBytes = " + maxRecordBytes;
    return new FailedRecord(source, id, FailureReason.RECORD_TOO_LARGE, message, start);
  }

  /** A record that does not follow its format. */
  static FailedRecord malformed(RecordSource source, String message, byte[] payload) {
    return new FailedRecord(
        source, Optional.empty(), FailureReason.MALFORMED_RECORD, message, payload);
  }
}
