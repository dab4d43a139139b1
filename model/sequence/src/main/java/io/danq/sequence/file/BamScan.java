package io.danq.sequence.file;

import java.io.IOException;

/** Goes from one record of a BAM to the next by their lengths, and decodes none. */
final class BamScan implements RecordScan {
  private final BgzfStream in;
  private final BamParser bam;

  /** Reads the header. */
  BamScan(SeekableContent content, int maxRecordBytes) throws IOException {
    in = BgzfStream.at(content, 0);
    bam = new BamParser(in, new RecordNumbers(""), maxRecordBytes);
    bam.readHeader();
  }

  @Override
  public long pass() throws IOException {
    return bam.block().length == 0 ? END : 1;
  }

  @Override
  public long place() {
    return in.virtualOffset();
  }

  @Override
  public long lines() {
    return 0;
  }
}
