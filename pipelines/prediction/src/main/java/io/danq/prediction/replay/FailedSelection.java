package io.danq.prediction.replay;

import io.danq.prediction.rows.FailedRows;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.MateNames;
import io.danq.sequence.RecordSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;

/** The failed records of one file or partition, by their numbers or offsets. Immutable. */
final class FailedSelection {
  /** The lowest bits of a number say which read of a pair in a message it is. */
  private static final int READS = 4;

  private final long[] places;
  private final long openFrom;

  private FailedSelection(long[] places, long openFrom) {
    this.places = places;
    this.openFrom = openFrom;
  }

  /** What a row of {@code failed/} says about a record's place in its file or partition. */
  record Entry(RecordContainer container, FailedPlace place) {
    static Entry of(GenericRecord row) {
      boolean behind = row.get("reason").toString().equals(FailureReason.UNREADABLE_FILE.name());
      RecordSource source = FailedRows.source(row);
      Object name = row.get("sequence_id");
      int read =
          source instanceof RecordSource.Message && name != null
              ? MateNames.read(name.toString())
              : 0;
      return new Entry(
          RecordContainer.of(source),
          new FailedPlace(RecordContainer.number(source), read, behind));
    }
  }

  /**
   * Selects places, and everything from the first place on that stands for all records after it.
   */
  static FailedSelection of(Iterable<FailedPlace> failed) {
    List<FailedPlace> all = new ArrayList<>();
    failed.forEach(all::add);
    long from =
        all.stream()
            .filter(FailedPlace::andAllBehind)
            .mapToLong(FailedPlace::number)
            .min()
            .orElse(Long.MAX_VALUE);
    long[] places =
        all.stream()
            .filter(place -> place.number() < from)
            .mapToLong(place -> place.number() * READS + place.read())
            .sorted()
            .distinct()
            .toArray();
    return new FailedSelection(places, from);
  }

  /** The numbers of single records, in order, none twice. */
  long[] numbers() {
    return LongStream.of(places).map(place -> place / READS).distinct().toArray();
  }

  boolean contains(long number) {
    int at = Arrays.binarySearch(places, number * READS);
    return number >= openFrom
        || at >= 0
        || (-at - 1 < places.length && places[-at - 1] / READS == number);
  }

  /** Whether a read of a pair failed, or the message as a whole. */
  boolean containsRead(RecordSource.Message read) {
    long message = read.offset() * READS;
    return read.read() == 0
        || Arrays.binarySearch(places, message) >= 0
        || Arrays.binarySearch(places, message + read.read()) >= 0;
  }

  /** The highest number that can be selected. */
  long last() {
    return openFrom < Long.MAX_VALUE || places.length == 0
        ? openFrom
        : places[places.length - 1] / READS;
  }

  /** A selected record that no longer exists. */
  static FailedRecord gone(RecordSource source, String message) {
    return FailedRecord.of(source, FailureReason.RECORD_GONE, message, "");
  }
}
