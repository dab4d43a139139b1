package io.danq.alignment;

import io.danq.sequence.Alignment;
import io.danq.sequence.AlignmentTags;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.window.BaseCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadinstitute.hellbender.utils.bwa.BwaMemAligner;
import org.broadinstitute.hellbender.utils.bwa.BwaMemAlignment;
import org.broadinstitute.hellbender.utils.bwa.BwaMemPairEndStats;

/**
 * Aligns reads with BWA-MEM and its default settings, as {@code bwa mem} does. Adapters and ends of
 * low quality are clipped by the aligner. If a read aligns in several parts, the primary one
 * counts. Thread-safe. Calls block, although BWA starts a thread of its own for each.
 *
 * <p>The alignment of a read depends only on the read and the index; that of a pair, only on the
 * pair and the index.
 */
public final class ReadAligner {
  /** BWA reports no alignment with a lower score, and each base scores at most 1. */
  public static final int MIN_BASES = 30;

  /** A read of this length takes 4 to 7 s and 430 MB of memory outside the heap. */
  public static final int MAX_BASES = 1_000_000;

  /**
   * Reads longer than this are aligned one at a time: BWA ends the JVM if it runs out of memory.
   */
  private static final int LONG_BASES = 300_000;

  /**
   * BWA searches for a mate around the other read, in time proportional to its length times that of
   * the stretch.
   */
  private static final int MAX_PAIR_BASES = 2_000;

  private static final Object LONG_READS = new Object();

  private static final byte[] LETTERS = {'A', 'C', 'G', 'T', 'N'};

  private final List<Contig> contigs;
  // Never closed, like the index: the options that BWA reads from them are 168 bytes each.
  private final BwaMemAligner single;
  private final BwaMemAligner paired;

  /** Use {@link AlignmentIndex#aligner}. */
  ReadAligner(AlignmentIndex index, InsertSize insertSize) {
    contigs = index.contigs();
    single = new BwaMemAligner(index.index());
    paired = new BwaMemAligner(index.index());
    paired.alignPairs();
    paired.setProperPairEndStats(new BwaMemPairEndStats(insertSize.mean(), insertSize.deviation()));
  }

  /** Aligns a read. */
  public AlignedRead align(SequenceRecord read) {
    return align(List.of(read)).get(0);
  }

  /**
   * Aligns reads in one call of BWA, which is three times as fast as one call for each.
   *
   * @return as many as there are reads, in their order
   */
  public List<AlignedRead> align(List<SequenceRecord> reads) {
    List<Optional<FailedRecord>> faults = reads.stream().map(ReadAligner::fault).toList();
    List<byte[]> bases = new ArrayList<>();
    for (int i = 0; i < reads.size(); i++) {
      if (faults.get(i).isEmpty()) {
        bases.add(letters(reads.get(i).bases()));
      }
    }
    List<BwaResult> results = call(single, bases);
    List<AlignedRead> aligned = new ArrayList<>(reads.size());
    int next = 0;
    for (int i = 0; i < reads.size(); i++) {
      if (faults.get(i).isPresent()) {
        aligned.add(new AlignedRead(reads.get(i), faults.get(i).get(), false));
        continue;
      }
      BwaResult result = results.get(next);
      if (next > 0 && result.hasEquals()) {
        // Id of the first read of a batch, so that a read is aligned as if it were alone.
        result = call(single, List.of(bases.get(next))).get(0);
      }
      aligned.add(read(reads.get(i), result));
      next++;
    }
    return aligned;
  }

  /**
   * Aligns the two reads of a pair, each with the help of the other. If the aligner cannot take one
   * of them, the other is aligned alone. If one has more than 2,000 bases, both are aligned alone.
   */
  public List<AlignedRead> alignPair(SequenceRecord first, SequenceRecord second) {
    if (fault(first).isPresent()
        || fault(second).isPresent()
        || Math.max(first.bases().length, second.bases().length) > MAX_PAIR_BASES) {
      return List.of(align(first), align(second));
    }
    List<BwaResult> results =
        call(paired, List.of(letters(first.bases()), letters(second.bases())));
    return List.of(read(first, results.get(0)), read(second, results.get(1)));
  }

  private static List<BwaResult> call(BwaMemAligner aligner, List<byte[]> bases) {
    if (bases.stream().allMatch(read -> read.length <= LONG_BASES)) {
      return callNow(aligner, bases);
    }
    synchronized (LONG_READS) {
      return callNow(aligner, bases);
    }
  }

  private static List<BwaResult> callNow(BwaMemAligner aligner, List<byte[]> bases) {
    return bases.isEmpty()
        ? List.of()
        : aligner.alignSeqs(bases).stream().map(BwaResult::new).toList();
  }

  /** Why the aligner cannot take a read. */
  private static Optional<FailedRecord> fault(SequenceRecord read) {
    Optional<FailedRecord> fault = BaseCheck.fault(read);
    int bases = read.bases().length;
    if (fault.isEmpty() && (bases < MIN_BASES || bases > MAX_BASES)) {
      return Optional.of(
          notAligned(
              read,
              String.format(
                  Locale.ROOT,
                  "reads of %d to %,d bases are aligned, this one has %,d",
                  MIN_BASES,
                  MAX_BASES,
                  bases)));
    }
    if (fault.isEmpty() && SelfRepeats.areTooMany(read.bases())) {
      return Optional.of(notAligned(read, "the read repeats itself too much to have a place"));
    }
    return fault;
  }

  /** Upper case A, C, G and T, and N for everything else, as BWA itself reads them. */
  private static byte[] letters(byte[] bases) {
    byte[] letters = new byte[bases.length];
    for (int i = 0; i < bases.length; i++) {
      letters[i] = LETTERS[Nucleotide.code(bases[i])];
    }
    return letters;
  }

  private AlignedRead read(SequenceRecord read, BwaResult result) {
    return result
        .primary()
        .flatMap(primary -> placed(read, primary))
        .map(placed -> new AlignedRead(read, placed, result.isChimeric()))
        .orElseGet(
            () ->
                new AlignedRead(
                    read, notAligned(read, "the read aligns nowhere on the reference"), false));
  }

  /** The read with its alignment; empty if that is not a position on the reference. */
  private Optional<SequenceRecord> placed(SequenceRecord read, BwaMemAlignment primary) {
    Contig contig = contigs.get(primary.getRefId());
    boolean reverse = BwaResult.isReverse(primary);
    Alignment alignment =
        new Alignment(
            contig.name(),
            OptionalInt.of(contig.length()),
            reverse ? Strand.REVERSE : Strand.FORWARD,
            primary.getRefStart(),
            BwaResult.operations(primary.getCigar()),
            AlignmentTags.of(
                read.flags(), primary.getMapQual(), OptionalInt.empty(), OptionalInt.empty()));
    if (alignment.end() > contig.length() || alignment.readLength() != read.bases().length) {
      return Optional.empty();
    }
    byte[] bases = reverse ? Nucleotide.reverseComplement(read.bases()) : read.bases();
    return Optional.of(new SequenceRecord(read.source(), read.id(), bases, Optional.of(alignment)));
  }

  private static FailedRecord notAligned(SequenceRecord read, String message) {
    return FailedRecord.of(read, FailureReason.NOT_ALIGNED, message);
  }
}
