/**
 * The reference genome: contigs known by name and length, and any stretch of their bases.
 *
 * <p>Begin with {@link io.danq.sequence.genome.ReferenceGenome}.
 */
package io.danq.sequence.genome;
