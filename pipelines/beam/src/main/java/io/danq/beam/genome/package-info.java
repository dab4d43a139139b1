/**
 * Opens reference genomes from any of Beam's file systems. Each machine packs its own copy.
 *
 * <p>Begin with {@link io.danq.beam.genome.References}.
 */
package io.danq.beam.genome;
