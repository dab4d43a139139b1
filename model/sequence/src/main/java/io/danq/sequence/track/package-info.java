/**
 * Writes numbers along a genome in the formats that genome browsers read: bigWig, and bedGraph with
 * a tabix index.
 *
 * <p>Both take the values of a track in order, stretch by stretch. Begin with {@link
 * io.danq.sequence.track.BigWig}.
 */
package io.danq.sequence.track;
