package io.danq.sequence.file;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * FASTQ with four lines per record. After a malformed record, where htsjdk's reader would stop, it
 * continues at the next line that starts with {@code @} and has a {@code +} two lines below. A
 * quality line may also start with {@code @}, but two lines below it there is a sequence.
 */
final class FastqParser implements TextParser {
  private final Lines lines;
  private final RecordNumbers numbers;
  private final int maxRecordBytes;
  // Lines that were read ahead: six at most.
  private final List<byte[]> ahead = new ArrayList<>();
  private final List<Long> offsets = new ArrayList<>();
  private @Nullable IOException damage;

  FastqParser(InputStream in, RecordNumbers numbers, int maxRecordBytes) {
    this(in, numbers, maxRecordBytes, 0);
  }

  /**
   * Reads a file from a record on.
   *
   * @param before lines of the file before the stream
   */
  FastqParser(InputStream in, RecordNumbers numbers, int maxRecordBytes, long before) {
    this.lines = new Lines(in, maxRecordBytes, before);
    this.numbers = numbers;
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    while (has(1) && ahead.get(0).length == 0) {
      drop(1);
    }
    boolean whole = has(FastqText.LINES);
    if (!whole && damage != null) {
      throw damage;
    }
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    List<byte[]> record = List.copyOf(ahead.subList(0, Math.min(ahead.size(), FastqText.LINES)));
    if (isTooLarge(record) && startsRecord(0)) {
      return Optional.of(tooLarge(record));
    }
    Optional<String> fault =
        isTooLarge(record) ? Optional.of("Not a record") : FastqText.fault(record);
    if (fault.isEmpty() && startsRecord(3)) {
      fault = Optional.of("Missing Quality Line, the next record's header is in its place");
    }
    if (fault.isPresent()) {
      return Optional.of(malformed(fault.get()));
    }
    ReadOutcome outcome = FastqText.record(numbers.next(), record);
    drop(FastqText.LINES);
    return Optional.of(outcome);
  }

  @Override
  public long offset() {
    return offsets.isEmpty() ? lines.offset() : offsets.get(0);
  }

  @Override
  public long lines() {
    return lines.number() - ahead.size();
  }

  private boolean isTooLarge(List<byte[]> record) {
    return record.stream().mapToLong(line -> line.length).sum() > maxRecordBytes;
  }

  private FailedRecord tooLarge(List<byte[]> record) {
    byte[] start = FastqText.join(record, FailedRecord.PAYLOAD_BYTES);
    drop(record.size());
    return Faults.tooLarge(numbers.next(), Optional.empty(), maxRecordBytes, start);
  }

  private FailedRecord malformed(String fault) {
    String message = "line " + (lines() + 1) + ": " + fault;
    boolean fourLines =
        startsRecord(0)
            && has(FastqText.LINES)
            && !startsRecord(3)
            && (!has(FastqText.LINES + 1) || FastqText.startsWith(ahead.get(4), '@'));
    int left = fourLines ? FastqText.LINES : 1;
    List<byte[]> text = new ArrayList<>();
    int length = 0;
    do {
      byte[] line = ahead.get(0);
      drop(1);
      if (length < FailedRecord.PAYLOAD_BYTES) {
        text.add(line);
        length += line.length + 1;
      }
      left--;
    } while (left > 0 || (!fourLines && has(1) && !startsRecord(0)));
    byte[] payload = FastqText.join(text, FailedRecord.PAYLOAD_BYTES);
    return Faults.malformed(numbers.next(), message, payload);
  }

  private boolean startsRecord(int index) {
    return has(index + 1)
        && FastqText.startsWith(ahead.get(index), '@')
        && has(index + 3)
        && FastqText.startsWith(ahead.get(index + 2), '+');
  }

  private void drop(int count) {
    ahead.subList(0, count).clear();
    offsets.subList(0, count).clear();
  }

  /** Whether at least {@code count} lines remain; reads them if necessary. */
  private boolean has(int count) {
    try {
      while (damage == null && ahead.size() < count) {
        long offset = lines.offset();
        Optional<byte[]> line = lines.next();
        if (line.isEmpty()) {
          break;
        }
        ahead.add(line.get());
        offsets.add(offset);
      }
    } catch (IOException e) {
      damage = e;
    }
    return ahead.size() >= count;
  }
}
