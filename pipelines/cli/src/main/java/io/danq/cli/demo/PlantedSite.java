package io.danq.cli.demo;

import io.danq.sequence.window.WindowSpec;

/**
 * A site that a transcription factor binds: copies of its motif, on either strand, in one bin of
 * the genome's grid.
 *
 * @param motif what the factor binds
 * @param start first position of the bin on its contig, 0-based, a multiple of 200
 */
record PlantedSite(BindingMotif motif, int start) {
  /** The first position after the bin. */
  int end() {
    return start + WindowSpec.BIN;
  }
}
