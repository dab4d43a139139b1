package io.danq.sequence.file;

import io.danq.sequence.ReadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * SAM text, parsed line by line by htsjdk. A malformed line does not affect the others.
 *
 * <p>The lines are split here because htsjdk's reader looks one line ahead and loses the record
 * before the damage. Of the header only the contigs' lengths are read, since every line names its
 * contig.
 */
final class SamParser implements RecordParser {
  private final Lines lines;
  private final RecordNumbers numbers;
  private final int maxRecordBytes;
  private final SamHeader header = new SamHeader();
  private final SamLines sam = new SamLines(header.contigLengths());

  SamParser(InputStream in, RecordNumbers numbers, int maxRecordBytes) {
    this.lines = new Lines(in, maxRecordBytes);
    this.numbers = numbers;
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      byte[] text = line.get();
      if (numbers.count() == 0 && FastqText.startsWith(text, '@')) {
        header.add(text);
        continue;
      }
      if (text.length > maxRecordBytes) {
        return Optional.of(Faults.tooLarge(numbers.next(), Optional.empty(), maxRecordBytes, text));
      }
      if (text.length > 0) {
        return Optional.of(sam.read(numbers.next(), "line " + lines.number(), text));
      }
    }
    return Optional.empty();
  }
}
