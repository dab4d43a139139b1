package io.danq.prediction.read;

import io.danq.beam.genome.References;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.options.VariantOptions;
import io.danq.sequence.Regions;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.variant.VariantWindower;
import io.danq.sequence.window.ReferenceStretches;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How every worker cuts variants into windows.
 *
 * @param windowLength bases in a window, the network's input length
 * @param reference the reference's FASTA, at a path that every worker can reach
 * @param referenceCache the folder of packed references on each worker; null for its own default
 * @param selection which variants are predicted
 */
public record VariantCutting(
    int windowLength, String reference, @Nullable String referenceCache, VariantSelection selection)
    implements Serializable {
  /**
   * What the options of a pipeline say.
   *
   * @throws IOException if the regions' file cannot be read
   * @throws IllegalArgumentException if an option is out of its range
   */
  public static VariantCutting of(int windowLength, VariantOptions options) throws IOException {
    return new VariantCutting(
        windowLength,
        options.getReference(),
        options.getReferenceCache(),
        VariantSelection.of(options.getFilter(), options.getRegions()));
  }

  /**
   * What the options of a stream of variants say.
   *
   * @throws IOException if the regions' file cannot be read
   * @throws IllegalArgumentException if there is no reference, or an option is out of its range
   */
  public static VariantCutting of(int windowLength, StreamingPredictionOptions options)
      throws IOException {
    String reference = options.getReference();
    if (reference == null) {
      throw new IllegalArgumentException(
          "--inputKind=variants needs --reference, the FASTA of the variants' genome");
    }
    return new VariantCutting(
        windowLength,
        reference,
        options.getReferenceCache(),
        VariantSelection.of(options.getFilter(), options.getRegions()));
  }

  /**
   * The windower on one worker. The reference is packed if this machine has not packed it yet.
   *
   * @throws IOException if the reference cannot be found or packed
   * @throws IllegalArgumentException if the network's windows have an odd length, or a region lies
   *     on no contig of the reference
   */
  public VariantWindower open() throws IOException {
    ReferenceGenome genome = References.open(reference, referenceCache);
    Regions regions = selection.regions();
    if (regions != null) {
      ReferenceStretches.checkContigs(genome, regions);
    }
    return new VariantWindower(genome, windowLength);
  }
}
