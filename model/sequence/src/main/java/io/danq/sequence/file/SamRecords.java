package io.danq.sequence.file;

import htsjdk.samtools.AlignmentBlock;
import htsjdk.samtools.CigarElement;
import htsjdk.samtools.CigarOperator;
import htsjdk.samtools.SAMFormatException;
import htsjdk.samtools.SAMRecord;
import io.danq.sequence.Alignment;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Turns htsjdk's SAM records into sequences, and 1-based positions into 0-based ones. */
final class SamRecords {
  private SamRecords() {}

  /**
   * Reads one record.
   *
   * @param parse returns htsjdk's record, or throws an unchecked exception if it is malformed
   * @param place its position in the file, for messages
   * @param raw the record as it was read
   * @return empty for a secondary or supplementary alignment
   */
  static Optional<ReadOutcome> read(
      Supplier<SAMRecord> parse, RecordNumbers numbers, String place, byte[] raw) {
    RecordSource source = numbers.next();
    try {
      SAMRecord record = parse.get();
      if (record.isSecondaryOrSupplementary()) {
        numbers.skip();
        return Optional.empty();
      }
      return Optional.of(convert(source, record));
    } catch (RuntimeException e) {
      return Optional.of(Faults.malformed(source, place + ": " + Faults.describe(e), raw));
    }
  }

  /**
   * The record's bases as SAM stores them, and their alignment.
   *
   * @throws SAMFormatException if a name is missing or too long, if CIGAR or qualities do not fit
   *     the bases, or if the alignment leaves its contig; htsjdk may throw others
   */
  private static ReadOutcome convert(RecordSource source, SAMRecord record) {
    SequenceNames.fault(record.getReadName()).ifPresent(SamRecords::malformed);
    byte[] bases = record.getReadBases();
    int qualities = record.getBaseQualities().length;
    if (qualities != 0 && qualities != bases.length) {
      malformed("the record has " + bases.length + " bases and " + qualities + " qualities");
    }
    return new SequenceRecord(source, record.getReadName(), bases, alignment(record, bases.length));
  }

  /**
   * Where the record aligns. SAM says of a record without a position (POS 0) that its contig and
   * CIGAR mean nothing.
   */
  private static Optional<Alignment> alignment(SAMRecord record, int bases) {
    if (record.getReadUnmappedFlag()
        || record.getAlignmentStart() == SAMRecord.NO_ALIGNMENT_START
        || record.getReferenceName().equals(SAMRecord.NO_ALIGNMENT_REFERENCE_NAME)) {
      return Optional.empty();
    }
    SequenceNames.fault(record.getReferenceName())
        .ifPresent(fault -> malformed(fault.replace("sequence", "contig")));
    long covered = bases(record, CigarOperator::consumesReadBases);
    if (bases != 0 && covered != 0 && covered != bases) {
      malformed("CIGAR " + record.getCigarString() + " covers " + covered + " bases of " + bases);
    }
    long end = record.getAlignmentStart() + bases(record, CigarOperator::consumesReferenceBases);
    if (end > Integer.MAX_VALUE) {
      malformed("the alignment ends at " + end + ", the last position is " + Integer.MAX_VALUE);
    }
    List<Alignment.Block> blocks =
        record.getAlignmentBlocks().stream().map(SamRecords::zeroBased).toList();
    Strand strand = record.getReadNegativeStrandFlag() ? Strand.REVERSE : Strand.FORWARD;
    return Optional.of(new Alignment(record.getReferenceName(), strand, blocks));
  }

  /** Bases that the CIGAR's operations of a kind take. htsjdk's sums overflow. */
  private static long bases(SAMRecord record, Predicate<CigarOperator> kind) {
    return record.getCigar().getCigarElements().stream()
        .filter(element -> kind.test(element.getOperator()))
        .mapToLong(CigarElement::getLength)
        .sum();
  }

  private static void malformed(String fault) {
    throw new SAMFormatException(fault);
  }

  private static Alignment.Block zeroBased(AlignmentBlock block) {
    return new Alignment.Block(
        block.getReadStart() - 1, block.getReferenceStart() - 1, block.getLength());
  }
}
