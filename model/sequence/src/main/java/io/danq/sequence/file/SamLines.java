package io.danq.sequence.file;

import htsjdk.samtools.DefaultSAMRecordFactory;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMLineParser;
import htsjdk.samtools.ValidationStringency;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads records of one line in SAM, without their header. Not thread-safe. */
final class SamLines {
  private final SamRecords records;
  private final SAMLineParser parser =
      new SAMLineParser(
          new DefaultSAMRecordFactory(),
          ValidationStringency.SILENT,
          new SAMFileHeader(),
          null,
          null);

  /**
   * Reads lines.
   *
   * @param contigLengths the lengths of contigs, as far as they are known; may grow meanwhile
   */
  SamLines(Map<String, Integer> contigLengths) {
    records = new SamRecords(contigLengths);
  }

  /**
   * Reads a line.
   *
   * @param place its position in the file, for messages
   */
  ReadOutcome read(RecordSource source, String place, byte[] line) {
    return records.read(
        () -> parser.parseLine(new String(line, StandardCharsets.UTF_8)), source, place, line);
  }
}
