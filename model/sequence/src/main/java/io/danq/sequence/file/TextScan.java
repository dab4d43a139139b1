package io.danq.sequence.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongUnaryOperator;

/** Parses FASTQ and FASTA as a reader does but drops the records. */
final class TextScan implements RecordScan {
  private final TextParser parser;
  private final LongUnaryOperator places;

  private TextScan(TextParser parser, LongUnaryOperator places) {
    this.parser = parser;
    this.places = places;
  }

  /**
   * Begins a scan.
   *
   * @param start of FASTQ or FASTA, plain or in blocks of bgzf
   */
  static TextScan of(SeekableContent content, FileStart start, int maxRecordBytes)
      throws IOException {
    int mark = start.mark();
    if (start.storage() == Decompression.Storage.PLAIN) {
      InputStream text = content.from(mark);
      return new TextScan(parser(start, text, maxRecordBytes), offset -> mark + offset);
    }
    BlockPlaces text = new BlockPlaces(BgzfStream.at(content, 0));
    text.skipNBytes(mark);
    return new TextScan(
        parser(start, text, maxRecordBytes), offset -> text.virtualOffset(mark + offset));
  }

  private static TextParser parser(FileStart start, InputStream text, int maxRecordBytes) {
    RecordNumbers numbers = new RecordNumbers("");
    return start.format() == SequenceFormat.FASTQ
        ? new FastqParser(text, numbers, maxRecordBytes)
        // Where a record of FASTA ends does not depend on the limit. So no contig is held in
        // memory.
        : new FastaParser(text, numbers, 1);
  }

  @Override
  public long pass() throws IOException {
    return parser.next().isPresent() ? 1 : END;
  }

  @Override
  public long place() {
    return places.applyAsLong(parser.offset());
  }

  @Override
  public long lines() {
    return parser.lines();
  }
}
