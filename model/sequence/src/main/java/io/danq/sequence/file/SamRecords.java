package io.danq.sequence.file;

import htsjdk.samtools.SAMFormatException;
import htsjdk.samtools.SAMRecord;
import io.danq.sequence.Alignment;
import io.danq.sequence.AlignmentTags;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkipReason;
import io.danq.sequence.SkippedRecord;
import io.danq.sequence.Strand;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Turns htsjdk's SAM records into sequences, and 1-based positions into 0-based ones. */
final class SamRecords {
  private final Map<String, Integer> contigLengths;

  /**
   * Reads the records of one file.
   *
   * @param contigLengths the lengths of the contigs that its header names; may grow meanwhile
   */
  SamRecords(Map<String, Integer> contigLengths) {
    this.contigLengths = contigLengths;
  }

  /**
   * Reads one record.
   *
   * @param parse returns htsjdk's record, or throws an unchecked exception if it is malformed
   * @param place its position in the file, for messages
   * @param raw the record as it was read
   */
  ReadOutcome read(Supplier<SAMRecord> parse, RecordSource source, String place, byte[] raw) {
    try {
      SAMRecord record = parse.get();
      if (record.isSecondaryOrSupplementary()) {
        return new SkippedRecord(source, SkipReason.NOT_PRIMARY);
      }
      return convert(source, record);
    } catch (RuntimeException e) {
      return Faults.malformed(source, place + ": " + Faults.describe(e), raw);
    }
  }

  /**
   * The record's bases as SAM stores them, and their alignment.
   *
   * @throws SAMFormatException if a name is missing or too long, if CIGAR or qualities do not fit
   *     the bases, or if the alignment leaves its contig; htsjdk may throw others
   */
  private ReadOutcome convert(RecordSource source, SAMRecord record) {
    SequenceNames.fault(record.getReadName()).ifPresent(SamRecords::malformed);
    byte[] bases = record.getReadBases();
    int qualities = record.getBaseQualities().length;
    if (qualities != 0 && qualities != bases.length) {
      malformed("the record has " + bases.length + " bases and " + qualities + " qualities");
    }
    return new SequenceRecord(
        source, record.getReadName(), bases, alignment(record, bases.length), record.getFlags());
  }

  /**
   * Where the record aligns. According to SAM, the contig and CIGAR of a record without a position
   * (POS 0) have no meaning.
   */
  private Optional<Alignment> alignment(SAMRecord record, int bases) {
    String contig = record.getReferenceName();
    if (record.getReadUnmappedFlag()
        || record.getAlignmentStart() == SAMRecord.NO_ALIGNMENT_START
        || contig.equals(SAMRecord.NO_ALIGNMENT_REFERENCE_NAME)) {
      return Optional.empty();
    }
    SequenceNames.fault(contig).ifPresent(fault -> malformed(fault.replace("sequence", "contig")));
    Integer length = contigLengths.get(contig);
    Alignment alignment =
        new Alignment(
            contig,
            length == null ? OptionalInt.empty() : OptionalInt.of(length),
            record.getReadNegativeStrandFlag() ? Strand.REVERSE : Strand.FORWARD,
            record.getAlignmentStart() - 1,
            Cigars.operations(record.getCigar()),
            AlignmentTags.of(
                record.getFlags(),
                record.getMappingQuality(),
                number(record, "HP"),
                number(record, "PS")));
    Cigars.check(alignment, record.getCigarString(), bases);
    return Optional.of(alignment);
  }

  /** A whole number in a tag; empty if the tag is missing or holds something else. */
  private static OptionalInt number(SAMRecord record, String tag) {
    return record.getAttribute(tag) instanceof Integer number
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  private static void malformed(String fault) {
    throw new SAMFormatException(fault);
  }
}
