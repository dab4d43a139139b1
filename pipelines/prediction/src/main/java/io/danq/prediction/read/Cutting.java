package io.danq.prediction.read;

import io.danq.beam.genome.References;
import io.danq.prediction.options.AlignedReadOptions.Anchor;
import io.danq.prediction.options.AlignmentOptions;
import io.danq.sequence.AlignmentFilter;
import io.danq.sequence.Regions;
import io.danq.sequence.file.ContigBases;
import io.danq.sequence.genome.GenomeContigs;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.window.AnchoredWindower;
import io.danq.sequence.window.ReferenceStretches;
import io.danq.sequence.window.SequenceWindower;
import io.danq.sequence.window.WindowSpec;
import io.danq.sequence.window.Windower;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How every worker cuts records into windows.
 *
 * @param spec the windows
 * @param reference the reference's FASTA, at a path that every worker can reach; null if there is
 *     no reference
 * @param referenceCache the folder of packed references on each worker; null for its own default
 * @param anchored whether aligned reads are cut into bins of the reference
 * @param filter which aligned reads are left out
 * @param aligning how unaligned reads are aligned; null if they are not
 */
public record Cutting(
    WindowSpec spec,
    @Nullable String reference,
    @Nullable String referenceCache,
    boolean anchored,
    AlignmentFilter filter,
    @Nullable Aligning aligning)
    implements Serializable {
  /**
   * Checks that there is a reference if one is needed.
   *
   * @throws IllegalArgumentException if windows are anchored, or reads aligned, without a reference
   */
  public Cutting {
    if (anchored && reference == null) {
      throw new IllegalArgumentException(
          "--anchor=genome needs --reference, the FASTA that the reads are aligned to");
    }
    if (aligning != null && reference == null) {
      throw new IllegalArgumentException("an aligner needs a reference");
    }
  }

  /** Cuts every sequence by its own positions, without a reference. */
  public static Cutting of(WindowSpec spec) {
    return new Cutting(spec, null, null, false, AlignmentFilter.NONE, null);
  }

  /**
   * What the options of a pipeline say.
   *
   * @throws IOException if the regions' file cannot be read
   * @throws IllegalArgumentException if an option is out of its range, or anchoring has no
   *     reference
   */
  public static Cutting of(WindowSpec spec, AlignmentOptions options) throws IOException {
    String text = options.getRegions();
    Regions regions = text == null ? null : RegionsOption.parse(text);
    boolean anchored =
        options.getAnchor() == Anchor.GENOME
            || (options.getAnchor() == null && options.getReference() != null);
    AlignmentFilter filter =
        new AlignmentFilter(
            !anchored || options.isKeepDuplicates(),
            AlignmentOptions.minMappingQuality(options),
            regions);
    return new Cutting(
        spec,
        options.getReference(),
        options.getReferenceCache(),
        anchored,
        filter,
        Aligning.of(options));
  }

  /**
   * Where the wanted records lie, if that is known before they are read; null for everywhere. With
   * an aligner it is not known, because an unaligned read may be placed anywhere.
   */
  @Nullable Regions regionsToRead() {
    return aligning == null ? filter.regions() : null;
  }

  /**
   * The reference, packed if this machine has not packed it yet; empty if none is given.
   *
   * @throws IOException if it cannot be found or packed
   */
  public Optional<ReferenceGenome> genome() throws IOException {
    return packed().map(PackedReference::genome);
  }

  /**
   * The same, with regions by the names of the reference's contigs too, if there are some and reads
   * are cut or aligned on it.
   *
   * @throws IOException as {@link #genome}
   * @throws IllegalArgumentException if a region lies on no contig of the reference
   */
  public Cutting withRegionsOnReference() throws IOException {
    Regions regions = filter.regions();
    Optional<ReferenceGenome> genome = genome();
    if (regions == null || genome.isEmpty() || !(anchored || aligning != null)) {
      return this;
    }
    AlignmentFilter named =
        new AlignmentFilter(
            filter.keepDuplicates(),
            filter.minMappingQuality(),
            ReferenceStretches.withNamesOf(genome.get(), regions));
    return new Cutting(spec, reference, referenceCache, anchored, named, aligning);
  }

  private Optional<PackedReference> packed() throws IOException {
    return reference == null
        ? Optional.empty()
        : Optional.of(References.packed(reference, referenceCache));
  }

  /**
   * The means to cut on one worker. Thread-safe.
   *
   * @param contigs the bases that CRAM files are decoded with
   * @param places aligns unaligned reads
   */
  public record Means(Windower windower, ContigBases contigs, ReadPlaces places) {}

  /**
   * Opens the means to cut.
   *
   * @throws IOException if the reference cannot be found or packed, or cannot be aligned to
   */
  public Means open() throws IOException {
    Optional<PackedReference> found = packed();
    if (found.isEmpty() || reference == null) {
      return new Means(new SequenceWindower(spec), ContigBases.NONE, ReadPlaces.AS_READ);
    }
    ReferenceGenome genome = found.get().genome();
    return new Means(
        anchored ? new AnchoredWindower(spec, genome) : new SequenceWindower(spec),
        new GenomeContigs(genome),
        aligning == null
            ? ReadPlaces.AS_READ
            : ReadPlaces.of(aligning.open(found.get(), reference), aligning.cutUnaligned()));
  }
}
