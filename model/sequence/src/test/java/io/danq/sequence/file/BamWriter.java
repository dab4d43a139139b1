package io.danq.sequence.file;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMSequenceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Small SAM and BAM files, written by htsjdk, on one contig {@code chr1}. */
final class BamWriter {
  private final SAMFileHeader header =
      new SAMFileHeader(
          new SAMSequenceDictionary(List.of(new SAMSequenceRecord("chr1", 1_000_000))));
  private final List<SAMRecord> records = new ArrayList<>();

  /** Adds a record; {@code start} is 1-based as in SAM. */
  BamWriter add(String name, int flags, String contig, int start, String cigar, String bases) {
    SAMRecord record = new SAMRecord(header);
    record.setReadName(name);
    record.setFlags(flags);
    record.setReferenceName(contig);
    record.setAlignmentStart(start);
    record.setCigarString(cigar);
    record.setReadString(bases);
    record.setBaseQualityString(bases.equals("*") ? "*" : "I".repeat(bases.length()));
    records.add(record);
    return this;
  }

  byte[] bam() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SAMFileWriter writer = new SAMFileWriterFactory().makeBAMWriter(header, true, out)) {
      records.forEach(writer::addAlignment);
    }
    return out.toByteArray();
  }

  byte[] sam() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SAMFileWriter writer = new SAMFileWriterFactory().makeSAMWriter(header, true, out)) {
      records.forEach(writer::addAlignment);
    }
    return out.toByteArray();
  }

  byte[] uncompressed() throws IOException {
    return uncompressed(bam());
  }

  /** Bytes of the last record, its length field included. */
  int lastRecordBytes() throws IOException {
    SAMRecord last = records.remove(records.size() - 1);
    int without = uncompressed().length;
    records.add(last);
    return uncompressed().length - without;
  }

  Outcomes read() throws IOException {
    return Outcomes.of(bam());
  }

  private static byte[] uncompressed(byte[] bgzf) throws IOException {
    try (GzipCompressorInputStream in =
        new GzipCompressorInputStream(new ByteArrayInputStream(bgzf), true)) {
      return in.readAllBytes();
    }
  }
}
