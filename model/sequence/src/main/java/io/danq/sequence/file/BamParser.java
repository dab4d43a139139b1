package io.danq.sequence.file;

import htsjdk.samtools.BAMRecordCodec;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFormatException;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.ValidationStringency;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * BAM, each record decoded by htsjdk's codec.
 *
 * <p>The stream is cut into records here because htsjdk's reader looks one record ahead. It loses
 * the record before a damaged one, and takes an empty block in the middle of a file for the end.
 *
 * <ul>
 *   <li>header: {@code BAM\1}, int32 length and text, int32 count of contigs, for each int32 length
 *       and zero-ended name, int32 bases
 *   <li>record: int32 length, then that many bytes; all little-endian
 * </ul>
 */
final class BamParser implements RecordParser {
  /** A larger length counts as damage, unless the caller allows larger records. */
  private static final int MAX_BYTES = 256 << 20;

  /** The largest assemblies have a few million contigs; more would take gigabytes of heap. */
  static final int MAX_CONTIGS = 1 << 22;

  private static final int MIN_RECORD = BamRecordSizes.FIXED_BYTES;
  private static final int MAGIC_BYTES = 4;
  private static final int FIRST_LINE_BYTES = 1 << 10;

  /** The first line of a header (SAMv1, section 1.3). */
  private static final Pattern SORTED = Pattern.compile("@HD\t[^\n]*\\bSO:coordinate\\b");

  private InputStream in;
  private final RecordNumbers numbers;
  private final int maxRecordBytes;
  private final Map<String, Integer> contigLengths = new HashMap<>();
  private final SamRecords records = new SamRecords(contigLengths);
  private @Nullable BAMRecordCodec codec;
  private final List<String> contigs = new ArrayList<>();
  private boolean sorted;

  BamParser(InputStream in, RecordNumbers numbers, int maxRecordBytes) {
    this.in = in;
    this.numbers = numbers;
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    if (codec == null) {
      readHeader();
    }
    byte[] record = block();
    return record.length == 0 ? Optional.empty() : Optional.of(outcome(record));
  }

  /** Decodes the next record of the file from its bytes. */
  ReadOutcome outcome(byte[] record) {
    BAMRecordCodec decoder = Objects.requireNonNull(codec, "the header comes first");
    RecordSource source = numbers.next();
    if (littleEndian(record).getInt() > record.length - Integer.BYTES) {
      return Faults.tooLarge(source, Optional.empty(), maxRecordBytes, record);
    }
    return records.read(() -> decode(decoder, record), source, "BAM record", record);
  }

  /** Continues with bytes from another position, where a record begins. */
  void continueWith(InputStream place) {
    in = place;
  }

  /** The names of the contigs, in the order of the header. */
  List<String> contigs() {
    return contigs;
  }

  /** Whether the header says that records are sorted by contig and position. */
  boolean isSorted() {
    return sorted;
  }

  private SAMRecord decode(BAMRecordCodec decoder, byte[] block) {
    Optional<String> fault =
        BamRecordSizes.fault(
            ByteBuffer.wrap(block, Integer.BYTES, block.length - Integer.BYTES), contigs.size());
    if (fault.isPresent()) {
      throw new SAMFormatException(fault.get());
    }
    decoder.setInputStream(new ByteArrayInputStream(block));
    SAMRecord record = decoder.decode();
    record.setValidationStringency(ValidationStringency.SILENT);
    return record;
  }

  /**
   * The next record after its length field. Only its start if it is too large; empty at the end.
   */
  byte[] block() throws IOException {
    byte[] prefix = in.readNBytes(Integer.BYTES);
    if (prefix.length == 0) {
      return prefix;
    }
    if (prefix.length < Integer.BYTES) {
      throw new EOFException("the file ends inside a record");
    }
    int length = littleEndian(prefix).getInt();
    int most = Math.max(MAX_BYTES, maxRecordBytes);
    if (length < MIN_RECORD || length > most) {
      throw new IOException(
          String.format(
              "a record claims %d bytes; %d to %d are possible", length, MIN_RECORD, most));
    }
    int kept = length <= maxRecordBytes ? length : Math.min(length - 1, FailedRecord.PAYLOAD_BYTES);
    byte[] block = Arrays.copyOf(prefix, Integer.BYTES + kept);
    if (in.readNBytes(block, Integer.BYTES, kept) < kept) {
      throw new EOFException("the file ends inside a record");
    }
    try {
      in.skipNBytes(length - kept);
    } catch (EOFException e) {
      throw new IOException("the file ends inside a record", e);
    }
    return block;
  }

  /** Reads the header, up to the first record. */
  void readHeader() throws IOException {
    in.skipNBytes(MAGIC_BYTES);
    int textLength = headerInt("text length", 0, MAX_BYTES);
    byte[] firstLine = in.readNBytes(Math.min(textLength, FIRST_LINE_BYTES));
    sorted = SORTED.matcher(new String(firstLine, StandardCharsets.UTF_8)).lookingAt();
    in.skipNBytes(textLength - firstLine.length);
    int count = headerInt("count of contigs", 0, MAX_CONTIGS);
    List<SAMSequenceRecord> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int nameLength = headerInt("length of a contig's name", 2, SequenceNames.MAX_BYTES + 1);
      byte[] name = in.readNBytes(nameLength);
      if (name.length < nameLength) {
        throw new EOFException("the file ends inside the BAM header");
      }
      int length = headerInt("length of a contig", 0, Integer.MAX_VALUE);
      String text = new String(name, 0, nameLength - 1, StandardCharsets.UTF_8);
      String contig = SAMSequenceRecord.truncateSequenceName(text);
      contigs.add(contig);
      contigLengths.put(contig, length);
      sequences.add(new SAMSequenceRecord(contig, length));
    }
    codec = new BAMRecordCodec(new SAMFileHeader(new SAMSequenceDictionary(sequences)));
  }

  private int headerInt(String what, int min, int max) throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw new EOFException("the file ends inside the BAM header");
    }
    int value = littleEndian(bytes).getInt();
    if (value < min || value > max) {
      throw new IOException("the BAM header claims an impossible " + what + ": " + value);
    }
    return value;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
