/**
 * Opens reference genomes that are on any file system of Beam's. Each machine packs a copy of its
 * own.
 *
 * <p>Begin with {@link io.danq.beam.genome.References}.
 */
package io.danq.beam.genome;
