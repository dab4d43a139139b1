package io.danq.sequence.file;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.ValidationStringency;
import htsjdk.samtools.cram.CRAMException;
import htsjdk.samtools.cram.build.CRAMReferenceRegion;
import htsjdk.samtools.cram.structure.CRAMCompressionRecord;
import htsjdk.samtools.cram.structure.CompressorCache;
import htsjdk.samtools.cram.structure.Container;
import htsjdk.samtools.cram.structure.Slice;
import htsjdk.samtools.util.Log;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * CRAM 2.1, 3.0 and 3.1, decoded by htsjdk slice by slice. If a slice cannot be decoded, for
 * example because the reference is a different one, all its records fail, and reading continues
 * with the next slice. Without a reference, reading ends at the first slice that needs one.
 */
final class CramParser implements RecordParser {
  /** Slices have some 10,000 records; a damaged one may claim billions. */
  private static final int MAX_SLICE_RECORDS = 10_000_000;

  static {
    Log.setGlobalLogLevel(Log.LogLevel.ERROR); // its warnings become failed records here
  }

  private final RecordNumbers numbers;
  private final int maxRecordBytes;
  private final ContigBases reference;
  private final CompressorCache compressors = new CompressorCache();
  private final Map<String, Integer> contigLengths = new HashMap<>();
  private final SamRecords records = new SamRecords(contigLengths);
  private final Queue<Slice> slices = new ArrayDeque<>();
  private final Queue<ReadOutcome> decoded = new ArrayDeque<>();
  private final Containers.Opening opening;
  private @Nullable Containers containers;
  private CRAMReferenceRegion region =
      new CRAMReferenceRegion(new CramReference(ContigBases.NONE), new SAMSequenceDictionary());

  /** Reads all containers of a file. */
  CramParser(InputStream in, RecordNumbers numbers, int maxRecordBytes, ContigBases reference) {
    this(() -> Containers.all(in), numbers, maxRecordBytes, reference);
  }

  /**
   * Reads some containers of a file.
   *
   * @param opening opens the file when the first record is asked for
   * @param numbers what counts the records of containers that are left out
   */
  CramParser(
      Containers.Opening opening,
      RecordNumbers numbers,
      int maxRecordBytes,
      ContigBases reference) {
    this.opening = opening;
    this.numbers = numbers;
    this.maxRecordBytes = maxRecordBytes;
    this.reference = reference;
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    Containers remaining = containers == null ? open() : containers;
    while (decoded.isEmpty()) {
      Slice slice = slices.poll();
      if (slice != null) {
        decode(slice, remaining);
      } else {
        Optional<Container> container = remaining.next();
        if (container.isEmpty()) {
          return Optional.empty();
        }
        slices.addAll(container.get().getSlices());
      }
    }
    return Optional.of(decoded.remove());
  }

  private Containers open() throws IOException {
    Containers opened = opening.open();
    for (SAMSequenceRecord contig : contigs(opened).getSequences()) {
      contigLengths.put(contig.getSequenceName(), contig.getSequenceLength());
    }
    region = region(opened);
    containers = opened;
    return opened;
  }

  private CRAMReferenceRegion region(Containers file) {
    return new CRAMReferenceRegion(new CramReference(reference), contigs(file));
  }

  private static SAMSequenceDictionary contigs(Containers file) {
    return file.header().getSequenceDictionary();
  }

  /**
   * The number of records that a slice declares; each gives one outcome.
   *
   * @throws IOException if no slice has that many
   */
  static int records(Slice slice) throws IOException {
    int count = slice.getNumberOfRecords();
    if (count < 0 || count > MAX_SLICE_RECORDS) {
      throw new IOException(
          "a slice claims " + count + " records; 0 to " + MAX_SLICE_RECORDS + " are possible");
    }
    return count;
  }

  private void decode(Slice slice, Containers file) throws IOException {
    int count = records(slice);
    List<CRAMCompressionRecord> compressed;
    try {
      compressed = slice.deserializeCRAMRecords(compressors, ValidationStringency.SILENT);
      slice.normalizeCRAMRecords(compressed, region);
    } catch (RuntimeException e) {
      if (e instanceof CramReference.NoReferenceException && reference == ContigBases.NONE) {
        throw new IOException(e.getMessage(), e);
      }
      fail(count, e, file);
      return;
    }
    for (CRAMCompressionRecord record : compressed) {
      decoded.add(outcome(record, file.header()));
    }
  }

  private void fail(int count, RuntimeException fault, Containers file) {
    String message = "the slice cannot be decoded: " + describe(fault);
    // Bases left from a failed attempt must not be used for the next slice.
    region = region(file);
    for (int i = 0; i < count; i++) {
      decoded.add(Faults.malformed(numbers.next(), message, new byte[0]));
    }
  }

  private static String describe(RuntimeException fault) {
    boolean md5 = fault instanceof CRAMException && Faults.describe(fault).contains("MD5");
    return md5
        ? "the reference has other bases than the one that the CRAM was made with"
        : Faults.describe(fault);
  }

  private ReadOutcome outcome(CRAMCompressionRecord compressed, SAMFileHeader header) {
    RecordSource source = numbers.next();
    byte[] name = String.valueOf(compressed.getReadName()).getBytes(StandardCharsets.UTF_8);
    if (compressed.getReadLength() > maxRecordBytes) {
      return Faults.tooLarge(source, Optional.empty(), maxRecordBytes, name);
    }
    return records.read(() -> record(compressed, header), source, "CRAM record", name);
  }

  private static SAMRecord record(CRAMCompressionRecord compressed, SAMFileHeader header) {
    SAMRecord record = compressed.toSAMRecord(header);
    record.setValidationStringency(ValidationStringency.SILENT);
    return record;
  }
}
