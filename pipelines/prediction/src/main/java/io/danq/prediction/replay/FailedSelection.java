package io.danq.prediction.replay;

import io.danq.prediction.rows.FailedRows;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * The failed records of one file or partition, by their numbers or offsets.
 *
 * @param numbers in order, none twice; not to be changed
 * @param openFrom the number from which all records are selected, because the rest of the file
 *     could not be read; {@link Long#MAX_VALUE} for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FailedSelection(long[] numbers, long openFrom) {
  /** What a row of {@code failed/} says about a record's place in its file or partition. */
  record Entry(RecordContainer container, long number, boolean andAllBehind) {
    static Entry of(GenericRecord row) {
      boolean behind = row.get("reason").toString().equals(FailureReason.UNREADABLE_FILE.name());
      RecordSource source = FailedRows.source(row);
      return new Entry(RecordContainer.of(source), RecordContainer.number(source), behind);
    }
  }

  /** Selects single numbers, and everything from the lowest open number on. */
  static FailedSelection of(List<Long> single, List<Long> open) {
    long from = open.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    long[] numbers =
        single.stream()
            .mapToLong(Long::longValue)
            .filter(n -> n < from)
            .sorted()
            .distinct()
            .toArray();
    return new FailedSelection(numbers, from);
  }

  boolean contains(long number) {
    return number >= openFrom || Arrays.binarySearch(numbers, number) >= 0;
  }

  /** The highest number that can be selected. */
  long last() {
    return openFrom < Long.MAX_VALUE || numbers.length == 0
        ? openFrom
        : numbers[numbers.length - 1];
  }

  /** A selected record that no longer exists. */
  static FailedRecord gone(RecordSource source, String message) {
    return FailedRecord.of(source, FailureReason.RECORD_GONE, message, "");
  }
}
