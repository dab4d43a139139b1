package io.danq.alignment;

/**
 * A contig of an index image.
 *
 * @param offset of its first base among the bases of all contigs
 * @param length in bases
 */
record ImageContig(String name, long offset, int length) {}
