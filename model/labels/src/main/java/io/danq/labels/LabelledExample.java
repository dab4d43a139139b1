package io.danq.labels;

import java.util.BitSet;

/**
 * A window and what is known of it.
 *
 * @param contig where it comes from
 * @param start first base on the contig, 0-based
 * @param bases its bases in ASCII, forward; not to be changed
 * @param labels the targets that are positive, by position; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LabelledExample(String contig, int start, byte[] bases, BitSet labels) {}
