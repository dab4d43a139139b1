package io.danq.prediction.read;

import io.danq.beam.genome.References;
import io.danq.prediction.options.ScanOptions;
import io.danq.sequence.Regions;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.window.ReferenceWindower;
import io.danq.sequence.window.WindowSpec;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How every worker cuts a reference into windows.
 *
 * @param spec the windows
 * @param reference the reference's FASTA, at a path that every worker can reach
 * @param referenceCache the folder of packed references on each worker; null for its own default
 */
public record ReferenceCutting(WindowSpec spec, String reference, @Nullable String referenceCache)
    implements Serializable {
  /**
   * What the options of a scan say.
   *
   * @param window bases in a window, the network's input length
   * @throws IllegalArgumentException if an option is out of its range
   */
  public static ReferenceCutting of(int window, ScanOptions options) {
    return new ReferenceCutting(
        new WindowSpec(window, WindowSpec.ofLength(window).stride(), options.getMinRealBases()),
        options.getReference(),
        options.getReferenceCache());
  }

  /**
   * The regions to scan; empty for the whole reference.
   *
   * @throws IOException if their file cannot be read
   * @throws IllegalArgumentException if they are malformed
   */
  public static Optional<Regions> regions(ScanOptions options) throws IOException {
    String text = options.getRegions();
    return text == null ? Optional.empty() : Optional.of(RegionsOption.parse(text));
  }

  /**
   * The reference, packed if this machine has not packed it yet.
   *
   * @throws IOException if it cannot be found or packed
   */
  public ReferenceGenome genome() throws IOException {
    return References.open(reference, referenceCache);
  }

  /**
   * The windower on one worker.
   *
   * @throws IOException as {@link #genome}
   */
  ReferenceWindower open() throws IOException {
    return new ReferenceWindower(spec, genome(), reference);
  }
}
