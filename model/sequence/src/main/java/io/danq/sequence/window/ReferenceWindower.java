package io.danq.sequence.window;

import io.danq.sequence.AlignmentTags;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.RecordSource;
import io.danq.sequence.Strand;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts a reference genome into one window per bin, without any reads; immutable and thread-safe.
 *
 * <p>The window of the bin {@code [b, b+200)} is the one that an aligned read without differences
 * would have: with 1000 bases {@code [b-400, b+600)}, and N beyond the ends of the contig ({@code
 * docs/genomics.md}, "Reads on the genome"). A bin belongs to the contig if its centre does.
 */
public final class ReferenceWindower {
  private static final int HALF_BIN = WindowSpec.BIN / 2;

  private final WindowSpec spec;
  private final ReferenceGenome genome;
  private final String reference;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * Cuts a reference.
   *
   * @param spec the windows; the stride does not matter
   * @param reference where the genome was read, for the source of the windows
   */
  public ReferenceWindower(WindowSpec spec, ReferenceGenome genome, String reference) {
    this.spec = spec;
    this.genome = genome;
    this.reference = reference;
    for (int number = 0; number < genome.contigs().size(); number++) {
      numbers.put(genome.contigs().get(number).name(), number);
    }
  }

  /**
   * Passes on the windows of a stretch's bins, in order.
   *
   * @param stretch begins at a multiple of {@link WindowSpec#BIN}; the last bin begins inside it
   * @return how many bins were left out because their windows have too few real bases
   * @throws IllegalArgumentException if the genome has no contig of exactly this name
   */
  public int cut(GenomicInterval stretch, Consumer<SequenceWindow> windows) {
    Integer number = numbers.get(stretch.contig());
    if (number == null) {
      throw new IllegalArgumentException("the reference has no contig " + stretch.contig());
    }
    Contig contig = genome.contigs().get(number);
    RecordSource source = new RecordSource.FileEntry(reference, number + 1L);
    int refused = 0;
    for (long start = stretch.start();
        start < stretch.end() && start + HALF_BIN < contig.length();
        start += WindowSpec.BIN) {
      SequenceWindow window = window(source, contig, (int) start);
      if (window.realBaseFraction() >= (float) spec.minRealBases()) {
        windows.accept(window);
      } else {
        refused++;
      }
    }
    return refused;
  }

  private SequenceWindow window(RecordSource source, Contig contig, int binStart) {
    int from = binStart + HALF_BIN - spec.length() / 2;
    int to = from + spec.length();
    byte[] bases = genome.bases(contig, from, to);
    GenomicInterval bin = new GenomicInterval(contig.name(), binStart, binStart + WindowSpec.BIN);
    GenomicInterval span =
        new GenomicInterval(contig.name(), Math.max(0, from), Math.min(contig.length(), to));
    return new SequenceWindow(
        source,
        contig.name(),
        0,
        0,
        bases,
        BaseCheck.realFraction(bases),
        Optional.of(
            new Placement(
                span,
                Strand.FORWARD,
                Optional.of(new Placement.Anchor(bin, 0)),
                AlignmentTags.NONE)));
  }
}
