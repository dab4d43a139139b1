package io.danq.sequence.window;

import io.danq.sequence.Alignment;
import io.danq.sequence.Alignment.Kind;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts aligned reads into one window per bin of the genome, with the genome as their flanks;
 * immutable and thread-safe. Unaligned sequences are cut by {@link SequenceWindower}'s rules.
 *
 * <p>The window of a bin consists of haplotype bases, half of them before the base of the bin's
 * centre and half from it on. The haplotype is the reference with the read's alignment inserted.
 * Without indels a window of 1000 bases is {@code [b-400, b+600)} for the bin {@code [b, b+200)}.
 * Every aligned read has at least one window ({@code docs/genomics.md}, "Reads on the genome").
 */
public final class AnchoredWindower implements Windower {
  /**
   * The largest number of bases that a read can delete beyond its own length. Every 200 deleted
   * bases make a window, and a few bytes of a CIGAR can claim millions of bases.
   */
  static final int MAX_DELETED = 1_000_000;

  private final WindowSpec spec;
  private final ContigFinder contigs;
  private final ReferenceGenome genome;
  private final SequenceWindower unaligned;

  /**
   * Cuts against a reference.
   *
   * @param spec the windows; the stride holds for sequences that are not aligned
   */
  public AnchoredWindower(WindowSpec spec, ReferenceGenome genome) {
    this.spec = spec;
    this.contigs = new ContigFinder(genome);
    this.genome = genome;
    this.unaligned = new SequenceWindower(spec);
  }

  @Override
  public Optional<FailedRecord> cut(SequenceRecord record, Consumer<SequenceWindow> windows) {
    Optional<Alignment> found = record.alignment().filter(AnchoredWindower::isPlaced);
    if (found.isEmpty()) {
      return unaligned.cut(record, windows);
    }
    Alignment alignment = found.get();
    Optional<FailedRecord> fault = BaseCheck.fault(record).or(() -> deletion(record, alignment));
    if (fault.isPresent()) {
      return fault;
    }
    ContigFinder.Result contig = contigs.find(alignment);
    if (contig.contig().isEmpty()) {
      return Optional.of(FailedRecord.of(record, FailureReason.NOT_IN_REFERENCE, contig.message()));
    }
    return cut(record, alignment, contig.contig().get(), windows);
  }

  /** Whether a base of the read lies on the contig. A read may be aligned and have no CIGAR. */
  private static boolean isPlaced(Alignment alignment) {
    return alignment.operations().stream().anyMatch(operation -> operation.kind() == Kind.ALIGNED);
  }

  private static Optional<FailedRecord> deletion(SequenceRecord record, Alignment alignment) {
    long deleted =
        alignment.operations().stream()
            .filter(operation -> operation.kind() == Kind.DELETED)
            .mapToLong(Alignment.Operation::length)
            .sum();
    long most = (long) MAX_DELETED + record.bases().length;
    if (deleted <= most) {
      return Optional.empty();
    }
    String message =
        String.format("the alignment deletes %d bases; at most %d are possible", deleted, most);
    return Optional.of(FailedRecord.of(record, FailureReason.MALFORMED_RECORD, message));
  }

  private Optional<FailedRecord> cut(
      SequenceRecord record, Alignment alignment, Contig contig, Consumer<SequenceWindow> windows) {
    Haplotype haplotype = new Haplotype(genome, contig, alignment, record.bases());
    RealBaseFilter filter = new RealBaseFilter(spec.minRealBases(), windows);
    Bins.of(
        alignment,
        start -> {
          SequenceWindow window = window(record, alignment, contig, haplotype, start);
          filter.accept(window, start, start + WindowSpec.BIN);
        });
    return filter.failure(record);
  }

  private SequenceWindow window(
      SequenceRecord record,
      Alignment alignment,
      Contig contig,
      Haplotype haplotype,
      int binStart) {
    byte[] bases = new byte[spec.length()];
    long centre = haplotype.indexOf((long) binStart + WindowSpec.BIN / 2);
    HaplotypeStretch stretch = haplotype.copy(centre - spec.length() / 2, bases);
    GenomicInterval bin = new GenomicInterval(contig.name(), binStart, binStart + WindowSpec.BIN);
    Placement placement =
        new Placement(
            stretch.span().orElse(bin),
            alignment.strand(),
            Optional.of(new Placement.Anchor(bin, stretch.readBases() / (float) spec.length())),
            alignment.tags());
    return new SequenceWindow(
        record.source(),
        record.id(),
        stretch.readStart(),
        stretch.readEnd(),
        bases,
        BaseCheck.realFraction(bases),
        Optional.of(placement));
  }
}
