package io.danq.sequence.file;

import htsjdk.samtools.DefaultSAMRecordFactory;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMLineParser;
import htsjdk.samtools.ValidationStringency;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * SAM text, parsed line by line by htsjdk. A malformed line does not affect the others.
 *
 * <p>The lines are split here because htsjdk's reader looks one line ahead and loses the record
 * before the damage. The header is skipped, since every line names its contig.
 */
final class SamParser implements RecordParser {
  private final Lines lines;
  private final RecordNumbers numbers;
  private final int maxRecordBytes;
  private final SAMLineParser parser =
      new SAMLineParser(
          new DefaultSAMRecordFactory(),
          ValidationStringency.SILENT,
          new SAMFileHeader(),
          null,
          null);

  SamParser(InputStream in, RecordNumbers numbers, int maxRecordBytes) {
    this.lines = new Lines(in, maxRecordBytes);
    this.numbers = numbers;
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      byte[] text = line.get();
      boolean header = numbers.count() == 0 && FastqText.startsWith(text, '@');
      if (text.length > maxRecordBytes && !header) {
        RecordSource source = numbers.next();
        return Optional.of(Faults.tooLarge(source, Optional.empty(), maxRecordBytes, text));
      }
      if (text.length > 0 && !header) {
        Optional<ReadOutcome> outcome =
            SamRecords.read(
                () -> parser.parseLine(new String(text, StandardCharsets.UTF_8)),
                numbers,
                "line " + lines.number(),
                text);
        if (outcome.isPresent()) {
          return outcome;
        }
      }
    }
    return Optional.empty();
  }
}
